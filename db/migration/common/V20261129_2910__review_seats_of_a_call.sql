-- The reviews of a call are added up from an index, without a look at all draws and seats.
alter table review_seat add column call_id char(36);
update review_seat set call_id = (select d.call_id from review_draw d where d.id = review_seat.draw_id);
create index review_seat_by_call on review_seat (call_id, application_id, state, id);

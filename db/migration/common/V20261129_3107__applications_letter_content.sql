-- What a letter of recommendation says, in each language; null for those issued before it was kept.
alter table recommendation_letter add content longtext;

-- The variables of an instance are asked for by their execution and "no task". Without figures of the table H2 takes the
-- index of tasks for that, in which nearly every variable stands under null, and keeps that plan.
alter table ACT_RU_VARIABLE alter column TASK_ID_ selectivity 1;

-- With each task that ends the engine asks for its subtasks, and has no index for them: it read all open tasks.
create index act_ru_task_by_parent on ACT_RU_TASK (PARENT_TASK_ID_);

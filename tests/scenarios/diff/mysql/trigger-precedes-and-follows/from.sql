create table t (a int);
create trigger a before insert on t for each row set @a = 1;
create trigger b before insert on t for each row precedes a set @b = 1;
create trigger c before insert on t for each row follows b set @c = 1;

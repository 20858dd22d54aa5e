create table t (a int);
create trigger a before insert on t for each row set @a = 1;
create trigger c before insert on t for each row precedes a set @c = 2;
create trigger b before insert on t for each row follows a set @b = 1;
create trigger d before insert on t for each row precedes c set @d = 1;

create table t (a int);
create trigger a before insert on t for each row set @x = 1;
create trigger c before insert on t for each row set @x = 3;

create table t (a int);
create trigger c before insert on t for each row set @x = 3;
create trigger a before insert on t for each row set @x = 1;
create trigger b before insert on t for each row set @x = 2;

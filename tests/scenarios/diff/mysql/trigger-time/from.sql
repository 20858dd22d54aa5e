create table t (a int);
create trigger early before insert on t for each row set @x = 1;

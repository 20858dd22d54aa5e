create table t (a int);
create trigger early after update on t for each row set @x = 1;

create table t (a int);
create trigger x after update on t for each row set @x = 'a';

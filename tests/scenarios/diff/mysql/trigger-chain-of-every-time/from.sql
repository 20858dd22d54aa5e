create table t (a int);
create trigger a1 before insert on t for each row set @x = 1;
create trigger a2 before insert on t for each row set @x = 2;
create trigger a3 before insert on t for each row set @x = 3;
create trigger b1 after delete on t for each row set @x = 1;

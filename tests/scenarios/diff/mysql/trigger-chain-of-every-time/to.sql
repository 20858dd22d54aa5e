create table t (a int);
create trigger a3 before insert on t for each row set @x = 3;
create trigger new_one before insert on t for each row set @x = 9;
create trigger a1 before insert on t for each row set @x = 1;
create trigger b0 after delete on t for each row set @x = 0;
create trigger b1 after delete on t for each row set @x = 1;

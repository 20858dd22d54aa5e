create table t (a int, b int);
create trigger x before insert on t for each row set new.b = new.a;

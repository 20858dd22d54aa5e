create table t (a bigint, b bigint, c int);
create trigger x before insert on t for each row set new.b = new.a, new.c = 1;

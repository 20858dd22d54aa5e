create table t (a int);
create trigger early before insert on t for each row set new.a = 1;

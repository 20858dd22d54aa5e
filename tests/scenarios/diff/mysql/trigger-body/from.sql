create table t (a int, b varchar(9));
create trigger early before insert on t for each row set new.a = 1;

create table t (a int);
create table log (a int);
create trigger x before insert on t for each row insert into log values (new.a);

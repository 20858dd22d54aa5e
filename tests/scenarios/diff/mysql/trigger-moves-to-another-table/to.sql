create table t (a int);
create table u (a int);
create trigger x after update on u for each row insert into t values (new.a);

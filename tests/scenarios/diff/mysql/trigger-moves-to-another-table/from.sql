create table t (a int);
create table u (a int);
create trigger x after insert on t for each row insert into u values (new.a);

create table t (a int);
create table u (a int);
create view v as select t.a from t join u on t.a = u.a;
create procedure p () select * from v;

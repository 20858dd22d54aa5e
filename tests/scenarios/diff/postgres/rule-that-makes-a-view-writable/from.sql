create table t (a int, b text);
create view v as select a from t;
create rule put as on insert to v do instead insert into t (a) values (new.a);

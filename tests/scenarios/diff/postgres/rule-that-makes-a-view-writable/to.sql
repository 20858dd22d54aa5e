create table t (a int, b text);
create view v as select a, b from t;
create rule put as on insert to v do instead insert into t (a, b) values (new.a, new.b) returning a, b;

create table t (a int, b int);
create view z as select b, a from t where a > 0;
create view a as select a from z;
create view m as select a.a, z.b from a join z on a.a = z.a;

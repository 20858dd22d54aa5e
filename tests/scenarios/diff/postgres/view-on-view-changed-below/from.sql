create table t (a int, b text);
create view v as select a, b from t;
create view w as select a from v;
create view x as select w.a, v.b from w join v using (a);

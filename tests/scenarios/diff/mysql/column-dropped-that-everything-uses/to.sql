create table t (id int primary key, c int, key by_both (c));
create view v as select c from t;

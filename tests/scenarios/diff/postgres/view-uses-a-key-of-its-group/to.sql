create table t (id bigint primary key, a int);
create view v as select id, a, count(*) from t group by id;

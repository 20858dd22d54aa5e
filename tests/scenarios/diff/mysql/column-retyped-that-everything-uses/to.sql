create table t (id int primary key, a bigint default 5, b bigint generated always as (a + 1) stored, c int, key by_a (a), constraint low check (a < c), unique key u (a));
create table c (a bigint, constraint k foreign key (a) references t (a));
create view v as select a, b from t;

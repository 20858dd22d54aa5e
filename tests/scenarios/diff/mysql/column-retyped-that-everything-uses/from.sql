create table t (id int primary key, a int default 5, b int generated always as (a + 1) stored, c int, key by_a (a), constraint low check (a < c), unique key u (a));
create table c (a int, constraint k foreign key (a) references t (a));
create view v as select a, b from t;
insert into t (id, a, c) values (1, 2, 3);

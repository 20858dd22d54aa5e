create table t (id int primary key, a int, b int generated always as (a + 1) virtual, c int, key by_a (a), key by_both (c, a), constraint low check (a < c));
create view v as select a, b from t;
create trigger x before insert on t for each row set new.a = 1;

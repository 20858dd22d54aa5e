create table t (a int, b int generated always as (a + 1) stored, c int generated always as (b + 1) stored, d int generated always as (c + b) virtual, key by_c (c));

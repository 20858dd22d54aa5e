create table t (a int, b int generated always as (a + 2) stored, c int generated always as (b * 2) stored, d int generated always as (c - b) virtual, key by_c (c));

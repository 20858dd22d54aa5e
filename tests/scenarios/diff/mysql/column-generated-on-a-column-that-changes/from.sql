create table t (a int, b int generated always as (a + 1) stored, c int generated always as (b + 1) virtual);

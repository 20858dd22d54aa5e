create table t (a bigint, b bigint generated always as (a + 1) stored, c bigint generated always as (b + 1) virtual);

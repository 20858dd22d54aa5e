create table t (e int, d bigint, c int, f int as (a + d), a int, g int, primary key (c, d), key (d, a), key (f));

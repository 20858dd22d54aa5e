create table t (a int, g int as (a + 1) virtual, key (g), s int as (a * 2) stored);

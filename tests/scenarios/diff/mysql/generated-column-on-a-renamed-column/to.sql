create table t (b int, g int as (b + 1) virtual, key (g), s int as (b * 3) stored);

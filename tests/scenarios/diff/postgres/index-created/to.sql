create table t (a int, b text);
create index t_a on t (a);
create unique index t_b on t (lower(b)) where a > 0;

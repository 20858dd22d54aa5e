create table t (a int, b int);
create index i on t (a) include (b);
create index j on t (b) where a > 0;

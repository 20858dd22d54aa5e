create table t (a int, b int);
create index i on t (a) with (fillfactor = 70);
create index j on t (b);

create table t (a int constraint other not null, b int constraint two not null, c int);

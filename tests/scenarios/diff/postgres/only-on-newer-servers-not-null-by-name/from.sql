create table t (a int constraint one not null, b int constraint two not null no inherit, c int not null);

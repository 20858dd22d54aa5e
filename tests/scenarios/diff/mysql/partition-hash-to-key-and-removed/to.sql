create table t (id int primary key, n int) partition by key (id) partitions 3;
create table u (id int primary key, n bigint);

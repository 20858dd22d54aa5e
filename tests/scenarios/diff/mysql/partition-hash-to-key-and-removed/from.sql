create table t (id int primary key, n int) partition by hash (id) partitions 4;
create table u (id int primary key, n int) partition by key () partitions 2;

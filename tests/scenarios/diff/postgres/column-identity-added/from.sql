create table t (id int not null primary key, n int);
insert into t values (1, 1);

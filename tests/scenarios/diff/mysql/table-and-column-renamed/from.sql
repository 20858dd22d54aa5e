create table t (id int primary key, a int, key by_it (a));
create table c (t int, constraint c_t foreign key (t) references t (id));
insert into t values (1, 2);

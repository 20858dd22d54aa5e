create table t (id int not null primary key);
insert into t values (5);

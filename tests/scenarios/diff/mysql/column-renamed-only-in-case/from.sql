create table t (id int primary key, name varchar(20), key by_name (name));
insert into t values (1, 'x');

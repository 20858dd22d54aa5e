create table t (id int primary key, z int);

create table t (id int primary key, b text, a int);

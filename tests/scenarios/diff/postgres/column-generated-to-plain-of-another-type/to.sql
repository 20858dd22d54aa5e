create table t (id int, n date);

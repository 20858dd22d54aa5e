create table t (id int, m text default 'a');

create table t (id int, d boolean default false);

create table t (id int, at timestamp default now());

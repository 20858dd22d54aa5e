create table t (id int not null, n int, constraint t_pkey primary key (id));

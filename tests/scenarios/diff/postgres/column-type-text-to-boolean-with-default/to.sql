create table t (id int, d boolean not null default true);

create table t (id int primary key, a int, b int default 3, c text default 'a', d timestamptz);

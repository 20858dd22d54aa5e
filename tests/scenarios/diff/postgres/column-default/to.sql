create table t (id int primary key, a int default 5, b int, c text default 'it''s', d timestamptz default now());

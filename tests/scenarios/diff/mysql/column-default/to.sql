create table t (id int primary key, a int default 5, b int, c varchar(9) default 'it''s', d datetime default current_timestamp);

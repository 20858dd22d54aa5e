create table t (id int primary key, a int comment 'it''s \\ two;', b int comment 'new');

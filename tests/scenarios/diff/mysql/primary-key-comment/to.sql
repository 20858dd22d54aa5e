create table t (a int not null, primary key (a) comment 'it''s the key');

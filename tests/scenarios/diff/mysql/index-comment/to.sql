create table t (a int, key i (a) comment 'it''s; why');

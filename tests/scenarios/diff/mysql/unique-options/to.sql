create table t (a varchar(50), b int, unique key u (a(10)) comment 'short');

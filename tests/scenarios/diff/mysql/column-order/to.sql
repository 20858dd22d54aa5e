create table t (id int primary key, c int, b varchar(9) not null default 'x' comment 'kept', a int);

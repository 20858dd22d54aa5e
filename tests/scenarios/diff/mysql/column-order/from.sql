create table t (id int primary key, a int, b varchar(9) not null default 'x' comment 'kept', c int);

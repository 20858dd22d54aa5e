create table t (a int, b varchar(9) not null default 'x') with system versioning;

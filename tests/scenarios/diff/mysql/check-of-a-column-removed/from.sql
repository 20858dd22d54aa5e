create table t (a int not null default 5 comment 'kept' check (a > 0));

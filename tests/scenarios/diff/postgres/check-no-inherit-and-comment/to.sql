create table t (a int, constraint high check (a > 0) no inherit);
comment on constraint high on t is 'kept';

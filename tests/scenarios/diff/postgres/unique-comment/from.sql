create table t (a int, constraint u unique (a));
comment on constraint u on t is 'one';

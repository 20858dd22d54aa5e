create table t (a int);
create index i on t (a);
comment on index i is 'it''s; why';

create table t (a text, b text);
alter table t alter b set statistics 10;
alter table t alter b set (n_distinct = 5);

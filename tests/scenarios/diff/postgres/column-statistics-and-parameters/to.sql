create table t (a text, b text);
alter table t alter a set statistics 250;
alter table t alter a set (n_distinct = 7, n_distinct_inherited = -0.5);

create table t (id int, n int);
grant select (id), update (id) on t to writer;
grant select on t to writer;

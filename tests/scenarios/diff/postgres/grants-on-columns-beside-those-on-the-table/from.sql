create table t (id int, n int);
grant select (id), update (id) on t to writer;
grant update on t to writer;

create table t (a int, b int);
grant select, insert on t to writer with grant option;
grant update (b) on t to reader;
create table u (a int);
grant all on u to public;

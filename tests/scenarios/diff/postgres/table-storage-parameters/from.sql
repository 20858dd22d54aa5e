create table t (id int, big text) with (fillfactor = 70, autovacuum_enabled = false);
create table u (id int);

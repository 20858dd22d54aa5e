create table t (id int, big text) with (fillfactor = 80, toast.autovacuum_enabled = false);
create table u (id int) with (autovacuum_vacuum_scale_factor = 0.1);

create table t (a int, b int);
create index i on t (a);
update pg_index set indisvalid = false where indexrelid = 'i'::regclass;

create table t (a int, b int);
create index i on t (a) with (fillfactor = 80, deduplicate_items = off);
create index j on t (b) with (fillfactor = 50);

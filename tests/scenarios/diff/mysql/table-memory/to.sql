create table t (a int, b int, key h (a) using btree, key t (b) using hash) engine = memory;

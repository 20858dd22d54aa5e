create table t (a int, b int, key h (a), key t (b) using btree) engine = memory;

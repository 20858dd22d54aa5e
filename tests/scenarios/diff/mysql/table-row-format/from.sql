create table t (a int, b text) row_format = compressed key_block_size = 8;
create table u (a int);

create table t (a int, b text) row_format = dynamic;
create table u (a int) row_format = compressed key_block_size = 4;

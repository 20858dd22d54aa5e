create table t (a int, b varchar(200)) row_format = compressed key_block_size = 8;
create table u (a int) row_format = redundant stats_persistent = 0;

create table t (a int) stats_persistent = 1 stats_auto_recalc = 0;
create table u (a int) engine = aria transactional = 1 checksum = 1 min_rows = 3;
create table w (a int) engine = myisam pack_keys = 0 delay_key_write = 1;

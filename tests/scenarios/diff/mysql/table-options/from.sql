create table t (a int) stats_persistent = 0;
create table u (a int) engine = aria;
create table w (a int) engine = myisam pack_keys = 1;

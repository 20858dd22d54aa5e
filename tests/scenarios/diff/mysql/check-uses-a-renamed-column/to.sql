create table t (a int, z int, key by_b (z), constraint low check (a < z));

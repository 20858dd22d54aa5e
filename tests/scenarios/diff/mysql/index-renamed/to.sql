create table t (a int, key `I ``2` (a));

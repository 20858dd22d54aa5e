create table t (a int, unique key `U ``2` (a));

create table t (low int, high int check (high > 0), constraint ordered check (low < high), constraint named check (`low` <> 7));

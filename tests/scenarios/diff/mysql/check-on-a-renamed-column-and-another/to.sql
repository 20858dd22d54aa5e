create table t (least int, high int check (high > 1), constraint ordered check (least < high), constraint named check (`least` <> 8));

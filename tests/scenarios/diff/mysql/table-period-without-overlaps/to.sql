create table t (id int, x date not null, y date not null, period for app (x, y), unique key u (id, app without overlaps));

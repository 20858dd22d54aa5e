create table t (a int, b int, constraint pk primary key (a) include (b) with (fillfactor = 60) deferrable initially deferred);

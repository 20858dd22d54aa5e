create table t (a int, b int, constraint pk primary key (a));

create table t (a int not null, b int not null, constraint pk primary key (b));

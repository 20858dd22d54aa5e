create table t (id int constraint pk primary key, a int);

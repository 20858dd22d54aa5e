create table t (id int, constraint old_pk primary key (id));

create table t (id int, constraint new_pk primary key (id));

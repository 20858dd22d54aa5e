create table old (id int constraint pk primary key);
create table t (id bigint constraint new_pk primary key, note text);

create table t (id int constraint pk primary key);
insert into t values (1);

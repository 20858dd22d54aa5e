create table u (id int constraint pk primary key, a int, b int);

create table t (id int primary key, n int) engine=aria with system versioning;

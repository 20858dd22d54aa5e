create table t (a datetime, b timestamp(3) not null default current_timestamp(3) on update current_timestamp(3), c datetime default current_timestamp);

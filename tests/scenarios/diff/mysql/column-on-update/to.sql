create table t (a datetime default current_timestamp on update current_timestamp, b timestamp(3) not null default current_timestamp(3), c datetime on update current_timestamp);

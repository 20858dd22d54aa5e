create table t (a timestamp null, b timestamp not null default current_timestamp);

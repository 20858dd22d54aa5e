create table t (a timestamp not null default current_timestamp, b timestamp null);

create table t (a timestamp not null default current_timestamp on update current_timestamp, b datetime default null on update current_timestamp, c timestamp null, d date default '2000-01-01');

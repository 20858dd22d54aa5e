create table t (n int, id int not null auto_increment, key by_id (id));
insert into t values (5, 1);

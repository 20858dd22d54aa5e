create table t (a int not null primary key, b int not null auto_increment, key (b));
insert into t (a, b) values (1, 5);

create table t (a int not null auto_increment, b int not null, primary key (a), unique key by_b (b));
insert into t values (1, 5), (2, 6);

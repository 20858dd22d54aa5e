create table t (a int not null auto_increment, b int not null, primary key (a));
insert into t values (1, 1), (2, 1);

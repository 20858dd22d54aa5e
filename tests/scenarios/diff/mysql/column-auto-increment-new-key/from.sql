create table t (id int not null auto_increment, n int not null, primary key (id));
insert into t values (1, 2);

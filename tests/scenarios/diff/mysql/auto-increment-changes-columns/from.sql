create table t (a int not null auto_increment primary key, b int not null, key (b));
insert into t (b) values (5);

create table t (a int not null, b int not null auto_increment, primary key (a), unique key by_b (b));

create table t (id int not null auto_increment, n int not null, primary key (n), unique key by_id (id));

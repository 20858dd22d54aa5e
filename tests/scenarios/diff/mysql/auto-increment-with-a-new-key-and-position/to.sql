create table t (id bigint not null auto_increment, n int, primary key (id));

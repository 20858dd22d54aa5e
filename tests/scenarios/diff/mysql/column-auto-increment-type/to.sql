create table t (id bigint unsigned not null auto_increment primary key);

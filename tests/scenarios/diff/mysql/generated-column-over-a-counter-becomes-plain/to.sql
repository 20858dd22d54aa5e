create table t (id int auto_increment primary key, b bigint);

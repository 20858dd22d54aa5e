create table t (id int auto_increment primary key, n int, x varchar(20), key by_x (x), constraint n_high check (n > 0)) engine = innodb comment = 'kept';

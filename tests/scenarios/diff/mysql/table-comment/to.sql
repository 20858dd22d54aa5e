create table t (id int primary key) comment = 'new';
create table u (id int primary key);

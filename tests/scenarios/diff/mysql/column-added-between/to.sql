create table t (first int, id int primary key, name varchar(30) not null default 'x', z int);

create table t (id int primary key, name text not null default 'x', n numeric(10,2) default 1.5);

create table t (id int primary key, Name varchar(20) not null, key by_name (Name));

create table t (id int primary key, a uuid not null default uuid(), b int not null, c uuid, d datetime, key (a));

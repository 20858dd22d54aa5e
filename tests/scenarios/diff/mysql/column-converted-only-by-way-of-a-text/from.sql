create table t (id int primary key, a int not null default 3, b point not null, c inet6, d uuid, key (a), spatial key s (b));

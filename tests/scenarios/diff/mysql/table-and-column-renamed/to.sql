create table u (id int primary key, b int not null, key by_it (b));
create table c (t int, constraint c_t foreign key (t) references u (id));

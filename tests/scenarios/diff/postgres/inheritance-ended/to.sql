create table a (id int not null, n int default 3, constraint high check (n > 0));
create table b (id int not null, n int default 3, own text, constraint high check (n > 0));

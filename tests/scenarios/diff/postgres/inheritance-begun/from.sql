create table a (id int not null, constraint high check (id > 0));
create table b (own text, id int not null, constraint high check (id > 0));

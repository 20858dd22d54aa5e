create table a (id int not null, constraint high check (id > 0), constraint alone check (id > 1) no inherit);
create table b (own text) inherits (a);

create table q (id int primary key);
create table c (id int primary key, constraint k foreign key (id) references q (id));

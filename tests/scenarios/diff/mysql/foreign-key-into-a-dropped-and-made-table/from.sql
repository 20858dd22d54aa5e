create table p (id int primary key);
create table c (id int primary key, constraint k foreign key (id) references p (id));

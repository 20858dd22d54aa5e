create table p (id int primary key);
create table c (a int, key by_a (a), constraint k foreign key (a) references p (id));

create table p (id int primary key);
create table c (a int, b int, key by_a_b (a, b), constraint k foreign key (a) references p (id));

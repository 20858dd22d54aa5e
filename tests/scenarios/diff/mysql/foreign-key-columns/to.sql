create table p (a int, b int, primary key (a), key both_of (b, a));
create table c (a int, b int, constraint k foreign key (b, a) references p (b, a));

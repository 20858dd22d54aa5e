create table p (a int not null, b int not null, primary key (b), unique key by_a (a));
create table c (p int, constraint k foreign key (p) references p (a));

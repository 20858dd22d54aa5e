create table p (a int not null, b int not null, primary key (a), unique key by_b (b));
create table c (p int, constraint k foreign key (p) references p (a));

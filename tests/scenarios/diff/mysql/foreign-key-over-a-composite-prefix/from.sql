create table p (a int not null, b int not null, primary key (a, b));
create table c (a int, b int, d int, key all_of (a, b, d), constraint k foreign key (a) references p (a));

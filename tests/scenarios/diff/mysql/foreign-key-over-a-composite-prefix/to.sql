create table p (a int not null, b int not null, primary key (a, b));
create table c (a int, b int, d int, key all_of (d, a), constraint k foreign key (a, b) references p (a, b));

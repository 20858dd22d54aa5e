create table p (a int, b int, unique u (a, b));
create table c (a int, b int, x int, constraint k foreign key (a, b) references p (a, b), key x (x));

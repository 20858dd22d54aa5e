create table p (a int, b int, z int, unique u (a, b, z), key ab (a, b));
create table c (a int, b int, x int, constraint k foreign key (a, b) references p (a, b) on update cascade, unique key x (x, a));

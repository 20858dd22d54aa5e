create table x (x int);

create table p (a int, b int, primary key (a, b));
create table c (a int, b int, constraint k foreign key (a, b) references p match full deferrable initially deferred);
create table d (a int, b int, constraint k foreign key (a, b) references p);

create table p (id int primary key) engine = innodb;
create table c (p int, constraint k foreign key (p) references p (id));

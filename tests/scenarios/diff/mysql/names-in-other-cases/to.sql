create table T (id int primary key, `User` int, `order` varchar(9));
create table t (id int primary key, t int, constraint K foreign key (t) references T (id));

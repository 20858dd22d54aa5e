create table p (id int primary key) engine = aria;
create table c (p int, key k (p)) engine = aria;

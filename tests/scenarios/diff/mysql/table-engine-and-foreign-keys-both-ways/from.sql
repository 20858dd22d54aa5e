create table p (id int primary key) engine = InnoDB;
create table c (id int primary key, p int, key (p), constraint k foreign key (p) references p (id)) engine = InnoDB;
create table m (id int primary key, t text, fulltext (t)) engine = Aria;

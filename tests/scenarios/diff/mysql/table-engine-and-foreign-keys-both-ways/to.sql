create table p (id int primary key) engine = MyISAM;
create table c (id int primary key, p int, key (p)) engine = InnoDB;
create table m (id int primary key, t text, fulltext (t)) engine = InnoDB;

create table a (id int not null, n int default 3);

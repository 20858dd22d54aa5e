create table u (id int primary key, a int, b int);

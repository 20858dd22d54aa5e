create table t (id int, m enum('a', 'b') default 'a');

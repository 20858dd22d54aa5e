create table t (a text, b text collate "C", c varchar(9) collate "POSIX");
create index t_a on t (a);

create table t (a text collate "C", b text, c varchar(9) collate "C");
create index t_a on t (a);

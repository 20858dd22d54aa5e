create table t (id int primary key, a varchar(20), b text, c varchar(9) character set ascii) character set latin1;
insert into t values (1, 'a', 'b', 'c');

create table t (id int, m varchar(20) default 'a');
insert into t values (1, 'b');

create domain code as varchar(10);
create table t (id int, c code default 'x');
create index t_c on t (c);

create domain code as text;
create table t (id int, c code default 'x');
create index t_c on t (c);

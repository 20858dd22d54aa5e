create domain code as varchar(20) check (value <> 'y');
create table t (id int);
create table u (id int, kept code default 'x');

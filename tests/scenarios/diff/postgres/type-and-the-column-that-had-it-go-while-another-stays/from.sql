create domain code as text check (value <> '');
create table t (id int, gone code);
create table u (id int, kept code default 'x');

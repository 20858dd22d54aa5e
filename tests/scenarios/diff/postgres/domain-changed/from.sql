create domain code as text default 'x' constraint long_one check (length(value) > 0);
create table t (c code);

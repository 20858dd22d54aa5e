create domain inner_one as varchar(20);
create domain outer_one as inner_one check (value <> '');
create table t (id int, a inner_one, b outer_one, c outer_one[]);

create table one (id int, n int) partition by list (id);
create table two (id int, n int) partition by list (id);
create table piece partition of two for values in (1);

create table above (id int, e int);
create table heir (id int, e int) inherits (above);

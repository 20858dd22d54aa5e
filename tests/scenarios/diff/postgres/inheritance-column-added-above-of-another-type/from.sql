create table above (id int);
create table heir (id int, e text) inherits (above);

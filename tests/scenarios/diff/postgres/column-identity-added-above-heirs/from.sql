create table above (a int);
create table heir (b int) inherits (above);

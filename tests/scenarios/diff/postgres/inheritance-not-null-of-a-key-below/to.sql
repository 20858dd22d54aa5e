create table above (a int);
create table heir (constraint heir_pk primary key (a)) inherits (above);

create table above (a int not null);
create table heir (constraint heir_pk primary key (a)) inherits (above);

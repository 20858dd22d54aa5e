create table p (id int, k int, constraint p_pk primary key (k, id)) partition by list (k);
create table p_1 partition of p for values in (1);
create table p_2 partition of p for values in (2);

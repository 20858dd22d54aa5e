create table part (id int not null, n int, primary key (id)) partition by list (id);
create table part_1 partition of part for values in (1);
create index part_n on part (n);
create table q (id int primary key);
alter table part add constraint to_q foreign key (n) references q;
insert into part values (1, null);

create table part (id int not null, n int, primary key (id)) partition by list (id);
create table part_1 (id int not null, n int, primary key (id));
create index part_1_n_idx on part_1 (n);
create index part_n on part (n);
create table q (id int primary key);
alter table part add constraint to_q foreign key (n) references q;
alter table part_1 add constraint to_q foreign key (n) references q;

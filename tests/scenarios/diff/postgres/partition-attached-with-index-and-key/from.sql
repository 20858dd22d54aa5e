create table part (at date not null, n int, primary key (at)) partition by range (at);
create index part_n on part (n);
create table part_a (at date not null, n int, primary key (at));
create index part_a_n_idx on part_a (n);

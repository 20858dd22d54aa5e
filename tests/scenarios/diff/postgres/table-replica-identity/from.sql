create table t (id int not null);
create unique index t_id on t (id);
create table u (id int);
alter table u replica identity nothing;
create table w (id int);

create table t (id int primary key);
create table u (id int primary key);
comment on table u is 'was here';

create table p (id bigint primary key);
create table t (id int primary key, a int, s bigint as (a) stored, constraint k foreign key (s) references p (id));

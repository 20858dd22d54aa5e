create table p (id int primary key);
create table t (id int primary key, a int, s int as (a) stored, constraint k foreign key (s) references p (id));

create table p (id bigint primary key);
create table c (id int primary key, p bigint constraint k references p);
create table d (p bigint not null constraint l references p on delete cascade);
create view v as select p.id, d.p from p join d on d.p = p.id;

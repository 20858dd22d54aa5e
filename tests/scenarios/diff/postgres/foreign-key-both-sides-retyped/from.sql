create table p (id int primary key);
create table c (id int primary key, p int constraint k references p);
create table d (p int not null constraint l references p on delete cascade);
create view v as select p.id, d.p from p join d on d.p = p.id;
insert into p values (1);
insert into c values (1, 1);

create table p (id int primary key);
create table c (a int, b int);
alter table c add constraint k foreign key (a) references p not valid;

create table p (id int primary key);
create table c (a int, b int, constraint k foreign key (a) references p);
alter table c add constraint l foreign key (b) references p not valid;

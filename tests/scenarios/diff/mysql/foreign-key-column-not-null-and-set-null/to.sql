create table p (id int primary key);
create table c (a int not null, constraint k foreign key (a) references p (id) on delete cascade);

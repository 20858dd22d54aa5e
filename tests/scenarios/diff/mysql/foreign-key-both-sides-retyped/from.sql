create table p (id int not null auto_increment primary key);
create table c (a int, constraint k foreign key (a) references p (id) on delete cascade);
create table d (a int not null, constraint l foreign key (a) references p (id));
insert into p values (1);
insert into c values (1);

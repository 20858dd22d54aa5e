create table p (id int not null auto_increment, code varchar(20) not null, primary key (id), unique key by_code (code));
create table c (p int, constraint k foreign key (p) references p (id));
insert into p (code) values ('x');
insert into c values (1);

create table p (code varchar(20) primary key) character set latin1;
create table c (code varchar(20), constraint k foreign key (code) references p (code)) character set latin1;
insert into p values ('x');
insert into c values ('x');

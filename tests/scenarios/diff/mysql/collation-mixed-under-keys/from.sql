create table p (code varchar(20) character set ascii primary key, name varchar(20)) character set utf8mb4;
create table c (id int primary key, code varchar(20) character set ascii, note varchar(30) character set latin1, index n (note(10)), constraint c_p foreign key (code) references p (code) on update cascade) character set utf8mb4;
insert into p values ('a', 'b'); insert into c values (1, 'a', 'n');

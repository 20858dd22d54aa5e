create table p (code varchar(20) collate utf8mb4_bin primary key, name varchar(20)) character set utf8mb4;
create table c (id int primary key, code varchar(20), note varchar(30) character set latin1, index n (note(10)), constraint c_p foreign key (code) references p (code) on update cascade) collate utf8mb4_bin;
insert into p values ('a', 'b'); insert into c values (1, 'a', 'n');

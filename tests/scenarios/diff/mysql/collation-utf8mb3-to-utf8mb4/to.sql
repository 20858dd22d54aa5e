create table p (code varchar(20) primary key) character set utf8mb4;
create table c (code varchar(20), constraint k foreign key (code) references p (code)) character set utf8mb4;

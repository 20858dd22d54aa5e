create table p (id varchar(36) primary key);
create table c (p varchar(36), constraint k foreign key (p) references p (id));

create table p (id int not null auto_increment, code varchar(20) not null, primary key (code), unique key by_id (id));
create table c (p int, constraint k foreign key (p) references p (id));

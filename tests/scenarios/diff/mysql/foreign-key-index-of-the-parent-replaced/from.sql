create table p (id int primary key, code int, key by_code (code));
create table c (a int, constraint k foreign key (a) references p (code));

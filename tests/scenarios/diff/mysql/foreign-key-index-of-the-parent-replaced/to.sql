create table p (id int primary key, code int, unique key code_once (code));
create table c (a int, constraint k foreign key (a) references p (code));

create table p (id int primary key, code text, constraint p_code unique (code));
create table c (a int, constraint k foreign key (a) references p);

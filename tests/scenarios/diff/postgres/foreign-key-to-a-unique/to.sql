create table p (id int primary key, code text, constraint p_code unique (code));
create table c (a int, code text, constraint k foreign key (code) references p (code));

create table p (id int primary key);
create table c (a int, constraint k foreign key (a) references p);
comment on constraint k on c is 'why';

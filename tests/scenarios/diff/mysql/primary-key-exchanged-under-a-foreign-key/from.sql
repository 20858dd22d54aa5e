create table p (id int not null, code int not null, primary key (id), unique key uq (code));
create table c (p_id int, constraint k foreign key (p_id) references p (id));

create table p (id int not null, code int not null, primary key (code), unique key uq (id));
create table c (p_id int, constraint k foreign key (p_id) references p (id));

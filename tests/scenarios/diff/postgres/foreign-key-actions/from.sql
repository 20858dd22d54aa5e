create table p (id int primary key);
create table c (id int primary key, p int, constraint c_p foreign key (p) references p on delete cascade);

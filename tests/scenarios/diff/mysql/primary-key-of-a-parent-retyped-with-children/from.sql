create table p (id int auto_increment primary key);
create table c (id int primary key, p_id int, constraint c_p foreign key (p_id) references p (id) on delete set null);
create table d (p_id int primary key, constraint d_p foreign key (p_id) references p (id) on delete cascade);
insert into p values (1); insert into c values (1, 1); insert into d values (1);

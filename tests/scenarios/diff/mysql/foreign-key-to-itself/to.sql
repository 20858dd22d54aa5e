create table t (id int primary key, parent int, constraint up foreign key (parent) references t (id) on delete cascade);
create table u (id int primary key, parent int, constraint up2 foreign key (parent) references u (id));

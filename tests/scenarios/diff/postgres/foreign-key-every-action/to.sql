create table p (id int primary key);
create table c (a int, b int, d int default 1, e int,
  constraint a foreign key (a) references p on delete cascade on update restrict,
  constraint b foreign key (b) references p on update cascade on delete set null,
  constraint d foreign key (d) references p on delete set default on update set default,
  constraint e foreign key (e) references p on delete restrict);

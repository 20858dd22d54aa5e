create table p (id int primary key);
create table c (a int, b int, d int default 1, e int,
  constraint a foreign key (a) references p on delete restrict,
  constraint b foreign key (b) references p on update set null,
  constraint d foreign key (d) references p on delete cascade,
  constraint e foreign key (e) references p);

create table p (id int primary key);
create table c (a int, b int, d int, e int, constraint ka foreign key (a) references p (id) on delete cascade on update restrict,
  constraint kb foreign key (b) references p (id) on update cascade on delete set null,
  constraint kd foreign key (d) references p (id) on delete no action on update no action,
  constraint ke foreign key (e) references p (id) on delete cascade);

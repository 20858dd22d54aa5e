create table p (id int primary key);
create table c (a int, b int, d int, e int, constraint ka foreign key (a) references p (id) on delete restrict,
  constraint kb foreign key (b) references p (id) on update set null,
  constraint kd foreign key (d) references p (id) on delete cascade,
  constraint ke foreign key (e) references p (id));

set foreign_key_checks = 0;
create table a (id bigint primary key, b_id bigint, me bigint, constraint a_b foreign key (b_id) references b (id) on delete cascade, constraint a_a foreign key (me) references a (id));
create table b (id bigint primary key, d_id bigint, constraint b_d foreign key (d_id) references d (id));
create table d (id bigint primary key, a_id bigint, constraint d_a foreign key (a_id) references a (id), constraint d_d foreign key (id) references a (id));
set foreign_key_checks = 1;

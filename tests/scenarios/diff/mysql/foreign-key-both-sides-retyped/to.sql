create table p (id bigint unsigned not null auto_increment primary key);
create table c (a bigint unsigned, constraint k foreign key (a) references p (id) on delete cascade);
create table d (a bigint unsigned not null, constraint l foreign key (a) references p (id));

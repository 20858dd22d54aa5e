create table t (id int primary key, parent int constraint up references t on delete cascade);
create table u (id int primary key, parent int constraint up references u);

create table p (id uuid primary key);
create table c (id int primary key, p uuid constraint k references p);

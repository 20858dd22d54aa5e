create table t (id int, u uuid default uuid(), i inet6, p point not null, spatial key places (p));

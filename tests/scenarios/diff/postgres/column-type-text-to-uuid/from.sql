create table t (id text primary key);
insert into t values ('a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11');

create table p (id int, b text generated always as ('x' || 'y') stored) partition by list (id);
create table p_1 partition of p for values in (1);
create index on p_1 (b);

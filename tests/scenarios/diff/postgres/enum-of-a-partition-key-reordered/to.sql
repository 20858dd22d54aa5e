create type kind as enum ('b', 'a');
create table part (k kind) partition by list (k);
create table part_a partition of part for values in ('a');

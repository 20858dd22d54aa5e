create type kind as enum ('a', 'b');
create table part (k kind) partition by list (k);
create table part_a partition of part for values in ('a');

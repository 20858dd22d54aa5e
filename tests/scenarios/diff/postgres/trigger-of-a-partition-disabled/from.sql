create function quiet() returns trigger language plpgsql as 'begin return new; end';
create table part (id int) partition by list (id);
create table part_a partition of part for values in (1);
create trigger every after insert on part for each row execute function quiet();

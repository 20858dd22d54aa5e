create schema x;
create type same as (same int);
create table x (x int constraint x check (x > 0));
create table x.x (x int constraint y primary key);
create function x(x int) returns int language sql as 'select x';
create function x(x text) returns text language sql as 'select x';
create function x() returns trigger language plpgsql as 'begin return new; end';
create trigger x before insert on x for each row execute function x();
create policy x on x using (true);

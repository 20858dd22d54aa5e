create schema if;
create type if.value as enum ('new', 'old');
create domain if.name as text constraint key check (value <> '');
create type if.period as ("between" date, interval if.value);
create sequence if.sequence;
create table if.data (
  key int primary key,
  type if.value default 'new',
  name if.name,
  nulls int,
  text varchar(10),
  period daterange,
  without int,
  "user" text,
  constraint first unique (key, without),
  constraint range check (nulls > 0)
);
create table if.type (if int references if.data (key), action text, current int);
create index if on if.data (nulls nulls first, name);
create view if.view as select key, type, name from if.data;
create function if.trigger() returns trigger language plpgsql as $$ begin return new; end $$;
create trigger always before update on if.data for each row execute function if.trigger();
create trigger off after update on if.data for each row execute function if.trigger();
create policy policy on if.data for select using (key > 0);
comment on column if.data.name is 'called';
grant select (key, type) on if.data to reader;
insert into if.data values (1, 'old', 'a', 2, '3', null, 4, 'me');
insert into if.type values (1, 'go', 2);

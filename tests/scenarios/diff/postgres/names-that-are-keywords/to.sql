create schema if;
create type if.value as enum ('new', 'old');
create domain if.name as text default 'none' constraint key check (value <> 'x') constraint level check (length(value) < 90);
create type if.period as ("between" timestamp, zone text);
create sequence if.sequence increment by 2;
create table if.data (
  key bigint primary key,
  type if.value default 'old',
  name if.name not null,
  nulls int default 3,
  text text,
  period daterange,
  without bigint,
  "user" text collate "C",
  virtual int generated always as identity,
  constraint first unique (without, key) deferrable,
  constraint range check (nulls > 1)
);
create table if.type (
  if bigint, action text not null, current int,
  constraint if foreign key (if) references if.data (key) on delete set null,
  constraint action unique (action)
);
create index if on if.data (nulls desc nulls last, name) where nulls > 0;
create index view_key on if.data using hash (type);
create view if.view as select key, type, name, without from if.data;
create function if.trigger() returns trigger language plpgsql as $$ begin return null; end $$;
create trigger always before update of key, without on if.data for each row execute function if.trigger();
create trigger off after update on if.data for each row execute function if.trigger();
alter table if.data disable trigger off;
alter table if.data enable row level security;
create policy policy on if.data for select to writer using (key > 1);
comment on column if.data.name is 'named';
comment on constraint first on if.data is 'twice';
comment on trigger always on if.data is 'always';
grant select (key, without) on if.data to writer;

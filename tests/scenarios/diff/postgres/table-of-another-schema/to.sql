create schema audit;
create table audit.entries (id bigint generated always as identity primary key, at timestamptz not null default now());

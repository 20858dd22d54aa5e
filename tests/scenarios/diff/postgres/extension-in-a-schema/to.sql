create schema ext;
create extension hstore schema ext;
comment on extension hstore is 'pairs of ours';

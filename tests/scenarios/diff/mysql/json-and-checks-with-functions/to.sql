create table t (j json not null default '{}', k json check (json_length(k) < 6), s varchar(30) check (s regexp '^[A-Z\\d%;]+$'), constraint both_ check (json_valid(j) and k is not null));

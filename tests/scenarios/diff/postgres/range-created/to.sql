create function time_gap(time, time) returns float8 language sql immutable strict as 'select extract(epoch from ($1 - $2))::float8';
create type hours as range (subtype = time, subtype_diff = time_gap, multirange_type_name = many_hours);
comment on type hours is 'of a day';
create table t (h hours, m many_hours);

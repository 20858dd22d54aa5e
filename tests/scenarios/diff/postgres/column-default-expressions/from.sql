create function next_code() returns text language sql as $$select 'x'$$;
create table t (a text default upper('x'), b text default current_user, c int[] default '{}', d jsonb default '{"a": 1}', e text default next_code(), f interval default '1 day');

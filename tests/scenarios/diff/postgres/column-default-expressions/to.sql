create function next_code() returns text language sql as $$select 'x'$$;
create table t (a text default next_code(), b text default 'b''; --', c int[] default array[1, 2], d jsonb default '[]', e text default concat('a', 'b'), f interval default '02:00');

create function f(a int) returns int language sql immutable strict parallel safe leakproof security definer cost 5 set search_path to 'public' as 'select a';
comment on function f(int) is 'it''s two';

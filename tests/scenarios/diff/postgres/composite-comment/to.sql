create type pair as (a int, b text);
comment on type pair is 'both';
comment on column pair.b is 'it''s one';

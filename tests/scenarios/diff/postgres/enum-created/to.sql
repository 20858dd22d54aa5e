create type mood as enum ('sad', 'it''s ok', 'a, b');
comment on type mood is 'how it is';

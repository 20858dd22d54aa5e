create table t (id int, m enum('a', 'it''s', 'b', 'c;') not null default 'c;', s set('x', 'z', 'y'));

create foreign data wrapper nothing options (debug 'true');
create server "far away" type 'x' foreign data wrapper nothing options (host 'it''s far');
comment on server "far away" is 'not here';
create foreign table elsewhere (id int options (column_name 'the id') not null, n int default 1) server "far away" options (place 'there');
comment on foreign table elsewhere is 'not here';

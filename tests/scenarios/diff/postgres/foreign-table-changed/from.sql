create foreign data wrapper nothing;
create server near foreign data wrapper nothing;
create foreign table elsewhere (id int options (column_name 'the id'), n int) server near options (place 'there', gone 'x');

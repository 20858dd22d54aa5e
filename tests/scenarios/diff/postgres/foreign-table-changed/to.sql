create foreign data wrapper nothing;
create server near foreign data wrapper nothing;
create foreign table elsewhere (id bigint options (column_name 'another'), n int options (column_name 'n2') default 5, m text) server near options (place 'elsewhere', come 'y');

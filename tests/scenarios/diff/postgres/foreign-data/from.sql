create foreign data wrapper nothing;
create server "far away" foreign data wrapper nothing;

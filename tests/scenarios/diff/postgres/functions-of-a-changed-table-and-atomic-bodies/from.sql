create table item (id integer primary key, n integer, price numeric);
create function items() returns setof item language sql stable as 'select * from item';
create function items(integer) returns setof item language sql stable begin atomic select * from item where id = $1; end;
create function total(item) returns numeric language sql stable begin atomic select $1.price * $1.n; end;
create function listed(min integer default 0, out id integer, out total numeric) returns setof record language sql begin atomic select i.id, total(i) from item i where i.n > min; end;
create view priced as select i.id, total(i) as total from item i;
create procedure clean(cutoff integer default 3) language sql begin atomic delete from item where n < cutoff; end;
create aggregate sum_of(numeric) (sfunc = numeric_add, stype = numeric, initcond = '0');
create view sums as select sum_of(price) as s from item;

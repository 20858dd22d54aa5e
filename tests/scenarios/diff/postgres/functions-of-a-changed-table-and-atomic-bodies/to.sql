create table item (id bigint primary key, n bigint, price numeric(12, 2), tax numeric default 0);
create function items() returns setof item language sql stable as 'select * from item';
create function items(bigint) returns setof item language sql stable begin atomic select * from item where id = $1; end;
create function total(item) returns numeric language sql stable begin atomic select $1.price * $1.n + $1.tax; end;
create function listed(min integer default 1, out id bigint, out total numeric, out tax numeric) returns setof record language sql begin atomic select i.id, total(i), i.tax from item i where i.n > min; end;
create view priced as select i.id, total(i) as total, i.tax from item i;
create procedure clean(cutoff integer default 5) language sql begin atomic delete from item where n < cutoff and tax = 0; end;
create aggregate sum_of(numeric) (sfunc = numeric_add, stype = numeric, initcond = '1');
create view sums as select sum_of(price) as s from item;

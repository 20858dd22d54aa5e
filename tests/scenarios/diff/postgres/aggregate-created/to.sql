create function plus(numeric, int) returns numeric language sql immutable as 'select $1 + $2';
create aggregate total(n int) (sfunc = plus, stype = numeric, initcond = '0', parallel = safe);
comment on aggregate total(int) is 'the sum';

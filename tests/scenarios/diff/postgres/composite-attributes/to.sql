create type pair as (a bigint, come date);

create table orders (
  id bigint primary key,
  amount numeric(12, 3) not null,
  note text,
  total numeric generated always as (amount * 1.2) stored
);
create index orders_total on orders (total);

create table orders (
  id bigint primary key,
  amount numeric(10, 2) not null,
  total numeric generated always as (amount * 1.2) stored,
  note text
);
create index orders_total on orders (total);
insert into orders (id, amount, note) values (1, 10.5, 'a'), (2, 20.25, 'b');

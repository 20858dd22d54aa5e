create table orders (
  id bigint primary key,
  amount numeric(12, 3) not null,
  total numeric generated always as (amount * 1.2) stored,
  note text
);
create view amounts as select id, amount from orders;
create view notes as select id, note from orders where amount > 1;
create view more_amounts as select amount from orders;
comment on view more_amounts is 'Comes with the new type';

create table payment (id integer primary key, at date not null);
create table payment_2007 (check (at < '2008-01-01')) inherits (payment);
create index payment_2007_at on payment_2007 (at);
create view old_payments as select * from payment_2007;
create table other (id integer, more text);

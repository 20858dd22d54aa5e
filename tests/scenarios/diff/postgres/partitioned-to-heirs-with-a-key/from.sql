create table payment (id integer not null, at date not null, primary key (at, id)) partition by range (at);
create table payment_1 partition of payment for values from ('2026-01-01') to ('2026-02-01');
create table other (id integer);

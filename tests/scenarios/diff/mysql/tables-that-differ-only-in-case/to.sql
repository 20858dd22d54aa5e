create table orders (Id int primary key, Total int);
create table Orders (Id int primary key, total bigint);
create table orders_x (id int primary key, constraint fk foreign key (id) references orders (Id));
create view report as select total from Orders;

create table Orders (Id int primary key, Total int);
create table orders_x (id int primary key, constraint fk foreign key (id) references Orders (Id));
create view Report as select Total from Orders;

create table p (id int primary key);
create table t (id int auto_increment primary key, n int, p int, x varchar(20), key by_x (x), constraint n_high check (n > 0), constraint t_p foreign key (p) references p (id)) comment = 'gone';
create trigger early before insert on t for each row set new.n = 1;
create view v as select id from t;

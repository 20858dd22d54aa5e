create table t (a int, b varchar(20));
set @collation = @@collation_connection, collation_connection = utf8mb4_bin;
create view v as select a from t where b = 'x';
set collation_connection = @collation;

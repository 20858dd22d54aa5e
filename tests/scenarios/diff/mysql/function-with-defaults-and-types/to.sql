create function f (a varchar(20) character set utf8mb4, b type of t.n) returns int not deterministic reads sql data sql security invoker return 1;
create table t (n int);
create procedure p (in a bigint, out b int) begin declare exit handler for sqlexception select 1; set b = a; end;

create function f (a varchar(10) character set latin1, b decimal(5,2)) returns varchar(20) character set utf8mb4 collate utf8mb4_bin deterministic no sql comment 'a''b' return a;
create procedure p (in a int, out b int, inout c text) modifies sql data begin set b = a; end;

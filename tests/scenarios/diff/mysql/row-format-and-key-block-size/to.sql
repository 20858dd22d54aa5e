create table t (a int, b varchar(200)) row_format = dynamic;
create table u (a int, b text) row_format = compact checksum = 1;

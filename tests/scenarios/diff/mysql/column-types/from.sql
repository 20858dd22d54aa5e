create table t (a tinyint, b decimal(10,2), c float, d bit(3), e char(3), f tinytext, g blob, h time, i datetime, j year, k binary(4), l varchar(20));

create table t (a varchar(10), b numeric(12,4), c timestamp(6) with time zone, d varchar(3), e bit varying(8), f interval day to second, g varchar(9)[]);

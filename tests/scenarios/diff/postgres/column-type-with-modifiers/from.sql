create table t (a varchar(20), b numeric(10,2), c timestamp(3), d char(3), e bit(4), f interval, g text[]);

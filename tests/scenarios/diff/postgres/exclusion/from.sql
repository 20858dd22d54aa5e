create table t (a int, r int4range, s int4range, constraint gone exclude using gist (s with &&));

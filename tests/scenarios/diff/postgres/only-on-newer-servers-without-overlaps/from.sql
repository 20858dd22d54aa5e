create table spans (id int4range, at daterange);

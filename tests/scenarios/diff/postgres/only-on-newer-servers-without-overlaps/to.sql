create table spans (id int4range, at daterange, constraint spans_pk primary key (id, at without overlaps));
create table inside (id int4range, at daterange, constraint inside_fk foreign key (id, period at) references spans (id, period at));

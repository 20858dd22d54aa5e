create sequence s;
create table t (id bigserial);
grant usage on sequence t_id_seq to writer;

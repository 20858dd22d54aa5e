create sequence s as integer increment by 5 minvalue 2 maxvalue 90 start with 7 cache 3 cycle;
create sequence down increment by -2;
comment on sequence s is 'it''s one';

create sequence s start with 5 minvalue 2 maxvalue 90 increment by 3 cache 7 cycle;

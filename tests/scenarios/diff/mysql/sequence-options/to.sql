create sequence s start with 5 minvalue 1 maxvalue 900 increment by 5 nocache nocycle;

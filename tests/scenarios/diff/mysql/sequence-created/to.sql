create sequence s start with 10 increment by 5;

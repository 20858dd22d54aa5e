create sequence s increment by 5 start with 10;

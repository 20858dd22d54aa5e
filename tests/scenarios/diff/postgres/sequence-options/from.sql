create sequence s;
create sequence down increment by -1;

create table t (b int not null, c text);

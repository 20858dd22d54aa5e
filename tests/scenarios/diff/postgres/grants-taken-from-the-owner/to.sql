create table t (a int);
revoke insert, delete on t from current_user;

create table t (a int, b int, c text);
create statistics gone on a, b from t;

create table t (c integer, a integer, b integer);
create statistics s (ndistinct, dependencies) on a, b from t;
create statistics other on (b + c), c, a from t;

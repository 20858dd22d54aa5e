create table t (a integer, b integer, c integer);
create statistics s (dependencies) on b, a from t;
create statistics other on a, (b + c), c from t;

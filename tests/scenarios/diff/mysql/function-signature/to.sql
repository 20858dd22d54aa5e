create function f (x varchar(9) charset latin1, y decimal(10,2)) returns varchar(20) charset latin1 deterministic return concat(x, y);

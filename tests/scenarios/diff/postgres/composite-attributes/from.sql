create type pair as (a int, gone text);

create event e on schedule at '2035-05-05 05:05:05' on completion not preserve enable do select 1;

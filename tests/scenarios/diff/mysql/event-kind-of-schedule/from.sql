create event e on schedule every '1:30' hour_minute starts '2030-01-01' ends '2031-01-01' on completion preserve disable comment 'it''s' do begin declare x int; set x = 1; end;

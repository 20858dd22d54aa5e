create event e on schedule every '1:30' hour_minute starts '2036-01-01 00:00:00' ends '2037-01-01 00:00:00' on completion preserve disable comment 'it''s' do begin set @x = 1; set @y = 2; end;

create event daily on schedule every 1 day starts '2036-01-01 00:00:00' do set @x = 1;

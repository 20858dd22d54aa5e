create event e on schedule at '2037-01-01 00:00:00' do set @x = 1;

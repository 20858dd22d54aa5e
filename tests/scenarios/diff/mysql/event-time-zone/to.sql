set @zone = @@time_zone, time_zone = '+03:00';
create event e on schedule every 1 day starts '2036-01-01 03:00:00' do set @x = 1;
set time_zone = @zone;

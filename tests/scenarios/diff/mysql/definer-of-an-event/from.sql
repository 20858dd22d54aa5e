create definer = 'varve_app'@'%' event e on schedule every 1 day starts '2030-01-01' do set @x = 1;

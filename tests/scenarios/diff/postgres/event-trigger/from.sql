create function on_ddl() returns event_trigger language plpgsql as 'begin end';
create event trigger gone on sql_drop execute function on_ddl();
create event trigger switched on ddl_command_end execute function on_ddl();

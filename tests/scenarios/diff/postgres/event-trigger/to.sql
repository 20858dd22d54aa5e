create function on_ddl() returns event_trigger language plpgsql as 'begin end';
create event trigger heard on ddl_command_end when tag in ('CREATE TABLE', 'DROP TABLE') execute function on_ddl();
create event trigger switched on ddl_command_end execute function on_ddl();
alter event trigger switched disable;
comment on event trigger heard is 'it listens';

/** Renames of everything that can be renamed, swapped, taken and in the company of others. */
export const renamesOfPostgres = {
  '001_start.up.sql': `create schema app;
create type mood as enum ('sad', 'glad');
create table users (
  id serial primary key, mail text not null, mood mood, born date check (born > '1900-01-01'),
  short text generated always as (left(mail, 3)) stored
);
create index ix_mail on users (lower(mail));
create unique index ix_born on users (born) where mood = 'glad';
create table notes (id int primary key, user_id int constraint notes_user references users (id), body text);
create view glad as select u.mail, n.body from users u join notes n on n.user_id = u.id where u.mood = 'glad';
create view mails as select mail from users;
create function stamp() returns trigger language plpgsql as $$ begin return new; end $$;
create trigger stamped before update of mail on users for each row execute function stamp();
alter table users enable row level security;
create policy own on users using (mail = current_user);
grant select on users to public;
create table parts (at date, kind text) partition by list (kind);
create table parts_a partition of parts for values in ('a');
create table app.far (id int primary key);`,
  '002_renames.up.sql': `alter table users rename to people;
alter table people rename column mail to email;`,
  '002_renames.down.sql': `alter table people rename column email to mail;
alter table people rename to users;`,
  '003_more.up.sql': `alter table people rename constraint users_pkey to people_pkey;
alter sequence users_id_seq rename to people_id_seq;
alter index ix_mail rename to ix_email;
alter type mood rename to feeling;
alter view mails rename to addresses;
alter function stamp() rename to stamping;
alter schema app rename to place;
alter table parts rename column at to day;`,
  '004_swap.up.sql': `alter table notes rename to tmp;
alter table people rename to notes;
alter table tmp rename to people;
alter table people rename column body to tmp;
alter table people rename column user_id to body;
alter table people rename column tmp to user_id;`,
  // It forgets to swap them back.
  '004_swap.down.sql': `alter table people rename column body to tmp;
alter table people rename column user_id to body;
alter table people rename column tmp to user_id;`,
  '005_taken.up.sql': `drop view glad;
alter table people drop column user_id;
alter table people rename column body to user_id;
drop table place.far;
alter table parts rename to far;
alter table far set schema place;
create table parts (id int primary key);`,
}

/** The same for statements that are read, with names that look like SQL. */
export const renamesOfMariadb = {
  '001_start.up.sql': `create table users (
  id int auto_increment primary key, mail varchar(80) not null, born date, check (char_length(mail) > 2),
  upper_mail varchar(80) as (upper(mail)) stored, key ix_mail (mail),
  boss int, foreign key (boss) references users (id)
);
create table notes (id int primary key, user_id int, body text, foreign key (user_id) references users (id));
create trigger stamped before update on users for each row set new.born = now();
create table \`odd \`\`name\` (\`a"b\` int, \`x,y\` int);`,
  '002_renames.up.sql': `rename table users to /* not yet */ people, \`odd \`\`name\` to \`even, name\`;
alter table people change column mail email varchar(120) not null comment 'was, mail', rename index ix_mail to ix_email;
-- rename table people to nobody
alter table \`even, name\` rename column \`a"b\` to \`c\`\`d\`, rename column \`x,y\` to \`a"b\`;`,
  '002_renames.down.sql': `alter table \`even, name\` rename column \`c\`\`d\` to \`a"b\`, rename column \`a"b\` to \`x,y\`;
alter table people change column email mail varchar(80) not null, rename index ix_email to ix_mail;
rename table people to users, \`even, name\` to \`odd \`\`name\`;`,
  '003_swap.up.sql': `rename table notes to tmp, people to notes, tmp to people;
alter table notes rename to again;
create table notes (id int primary key);
alter table people drop column body, change user_id body int;`,
  '004_hidden.up.sql': `set @s = 'rename table notes to hidden';
prepare p from @s;
execute p;`,
}

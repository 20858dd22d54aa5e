import { afterAll, describe, expect, test } from 'vitest'
import type { DialectName } from '#contract/connection'
import type { TouchedTable } from '#contract/touched'
import { closeEmbedded } from '#engine/dialects/postgres/index'
import { projectFolder } from '../../support/project-folder'
import { openReplay, scratchOn, sentences, type ReplayBench } from '../../support/replay'

afterAll(closeEmbedded)

const postgresFiles = {
  '001_start.up.sql': `create schema app;
create type mood as enum ('sad', 'glad');
create table users (id serial primary key, mail text not null, mood mood, born date check (born > '1900-01-01'));
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
  '001_start.down.sql': 'select 1;',
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
  '003_more.down.sql': 'select 1;',
  '004_swap.up.sql': `alter table notes rename to tmp;
alter table people rename to notes;
alter table tmp rename to people;
alter table people rename column body to tmp;
alter table people rename column user_id to body;
alter table people rename column tmp to user_id;`,
  '004_swap.down.sql': 'select 1;',
  '005_taken.up.sql': `drop view glad;
alter table people drop column user_id;
alter table people rename column body to user_id;
drop table place.far;
alter table parts rename to far;
alter table far set schema place;
create table parts (id int primary key);`,
  '005_taken.down.sql': 'select 1;',
}

const told = async (bench: ReplayBench) => {
  const { effects } = await bench.effects()
  return Object.fromEntries([...effects].map(([id, one]) => [id, one.why === null ? sentences(one) : one.why]))
}

const onPostgres = async (kind: 'embedded' | 'postgres') => {
  const folder = await projectFolder(postgresFiles)
  const bench = await openReplay(folder)
  if (kind === 'embedded') return bench
  const scratch = await scratchOn('postgres', folder, bench.client)
  const replayed = { ...bench.replayed, scratch }
  return { ...bench, replayed, effects: async () => {
      const effects = new Map()
      for await (const one of await bench.client.replay.watch(replayed))
        if (one.kind === 'effects') effects.set(one.effects.revision, one.effects)
      return { effects, ran: [] }
    } } as ReplayBench
}

describe.each(['embedded', 'postgres'] as const)('%s', (kind) => {
  test('what a revision renames is told as renamed, with nothing that only goes along', async () => {
    const bench = await onPostgres(kind)
    console.log(JSON.stringify(await told(bench), null, 1))
    console.log(JSON.stringify((await bench.client.replay.since({...bench.replayed, at: []})).filter(s=>s.as!==null||s.made!==s.changed).map(s=>[s.ref.kind,s.ref.schema,s.ref.table,s.ref.name,s.made,s.as,s.changed].join(' ')), null, 1))
  }, 120000)
})

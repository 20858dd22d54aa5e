import { isDeepStrictEqual } from 'node:util'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { closeEmbedded, postgres } from '#engine/dialects/postgres/index'
import { content } from '../../support/catalog-content'
import { sessionOptions } from '../../support/databases'
import { useEmbeddedWorker } from '../../support/embedded-worker'

beforeAll(async () => {
  await useEmbeddedWorker()
})
afterAll(closeEmbedded)

/** Each is run, and what was followed compared with everything read anew. */
const steps: readonly string[] = [
  'create table a (id serial primary key, name text not null default $$x$$, at timestamptz default now())',
  'create table b (id int generated always as identity primary key, a_id int references a (id) on delete cascade)',
  'insert into a (name) select $$n$$ from generate_series(1, 50)',
  'create index b_a on b (a_id) where a_id > 3',
  'create index a_words on a (lower(name) collate "C")',
  'alter table a add column mood text check (mood <> $$bad$$)',
  'comment on column a.mood is $$how$$',
  'comment on column a.mood is null',
  'comment on table a is $$all$$; comment on index b_a is $$an index$$',
  'alter table a alter column name drop not null, alter column name set default $$y$$',
  'alter table b drop constraint b_a_id_fkey',
  'alter table b add constraint again foreign key (a_id) references a (id) not valid',
  'alter table b validate constraint again',
  'drop index b_a',
  `create type mood as enum ('sad', 'glad')`,
  'alter table a drop constraint a_mood_check',
  'alter table a alter column mood drop default, alter column mood type mood using null',
  'create table with_mood (m mood[], constraint one unique (m))',
  `alter type mood add value 'new' before 'glad'`,
  'alter table a rename column name to title',
  'alter table a rename to aa',
  'create view v as select id, title from aa',
  'alter table aa rename column title to name',
  'create table p (id int, at date) partition by range (at)',
  `create table p1 partition of p for values from ('2020-01-01') to ('2021-01-01')`,
  'create index p_id on p (id)',
  'alter table p detach partition p1',
  'alter table p add primary key (id, at)',
  'alter table p1 add primary key (id, at); alter table p attach partition p1 for values from ($$2020-01-01$$) to ($$2021-01-01$$)',
  'create table child (more int) inherits (aa)',
  'alter table aa add column everywhere int',
  'alter table child no inherit aa',
  'create sequence alone; alter table b add column n int default nextval($$alone$$)',
  'alter sequence alone increment 5',
  'alter sequence alone owned by b.n',
  'alter sequence alone owned by none',
  'alter sequence alone rename to by_itself',
  'alter sequence a_id_seq increment 3',
  'create function f() returns trigger language plpgsql as $f$ begin return new; end $f$',
  'create trigger t before insert on b for each row execute function f()',
  'alter table b disable trigger t',
  'create role someone; grant select on b to someone; grant update (n) on b to someone',
  'create table after_grants (id int)',
  'revoke all on b from someone',
  'alter table b enable row level security; create policy only_mine on b using (a_id = 1)',
  'create statistics st on id, a_id from b',
  'alter table b set (fillfactor = 60, toast.autovacuum_enabled = false)',
  'alter table b alter column a_id set statistics 200; alter table b alter column a_id set storage plain',
  'alter table b replica identity full; cluster b using b_pkey',
  'create schema other; create table other.b (id int references public.b (id))',
  'alter table other.b rename to c; alter table other.c set schema public',
  'create domain positive as int check (value > 0); alter table aa add column d positive',
  'alter domain positive add constraint small check (value < 100)',
  'create materialized view mv as select 1 as one; create index mv_one on mv (one)',
  'refresh materialized view mv; analyze',
  'create table x1 (id int primary key); create table x2 (id int references x1); drop table x1 cascade',
  'create table swap1 (id int); drop table with_mood; create table swap2 (id int)',
  'do $$ begin create table sub (id int); begin perform 1/0; exception when others then null; end; alter table sub add column two int; end $$',
  'create temporary table passing (id int)',
  'create unlogged table quick (id int); alter table quick set logged',
  'drop table b cascade',
  'drop owned by someone; drop role someone',
  'vacuum full aa',
  'select 1',
]

test('what is followed is what is read anew, after every step', async () => {
  const embedded = postgres.throwaways
  if (embedded === null) throw new Error('PostgreSQL has embedded throwaways')
  const throwaway = await embedded.open({ extensions: [], roles: [] })
  onTestFinished(() => throwaway.close())
  let narrow = 0
  const observe = (sql: string) => {
    if (sql.includes('execute varve_0')) narrow += 1
    return () => undefined
  }
  const session = await throwaway.connect(sessionOptions({ observe }))
  const follower = embedded.follow(session)
  await follower.read()
  const wrong: string[] = []
  for (const [at, sql] of steps.entries()) {
    for (const { sql: one } of await postgres.split(sql))
      await session.run(one).catch((error: unknown) => wrong.push(`${at}: ${one}: ${String(error)}`))
    if (at % 3 === 0) expect(await embedded.clean(session, [sql])).toBe(true)
    const [followed, anew] = [
      content((await follower.read()).catalog),
      content(await postgres.introspect(session)),
    ]
    if (!isDeepStrictEqual(followed, anew)) wrong.push(`${at}: ${sql}`)
  }
  expect(wrong).toEqual([])
  // Most steps touch only tables, so that it was not all read anew.
  expect(narrow).toBeGreaterThan(25)
})

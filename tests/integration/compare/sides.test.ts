import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import type { CompareSide } from '#contract/compare'
import { closeEmbedded } from '#engine/dialects/postgres/index'
import { comparisonOf, known, quiet, run, runPlan, words } from '../../support/compare'
import { useEmbeddedWorker } from '../../support/embedded-worker'
import { freshEngine } from '../../support/engine'
import { failure } from '../../support/failure'
import { projectFolder } from '../../support/project-folder'

beforeAll(async () => {
  await useEmbeddedWorker()
})
afterAll(closeEmbedded)

const schema = `
create type mood as enum ('sad', 'glad');
create table users (id bigint generated always as identity primary key, email varchar(120) not null unique,
  born date check (born > '1900-01-01'), feels mood default 'sad', made_at timestamptz not null default now());
create table notes (id serial primary key, user_id bigint not null references users (id) on delete cascade,
  body text not null default '', size int generated always as (length(body)) stored);
create index ix_notes_body on notes (lower(body)) where body <> '';
create view long_notes as select n.id, u.email from notes n join users u on u.id = n.user_id where n.size > 100;
create function touch() returns trigger language plpgsql as $$ begin new.made_at = now(); return new; end $$;
create trigger touched before update on users for each row execute function touch();
comment on table users is 'who writes';
`
const files = {
  '1_all.up.sql': schema,
  '2_more.up.sql': 'alter table notes add column pinned boolean not null default false;',
}

async function fileOf(name: string, text: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'varve-compare-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  await writeFile(join(folder, name), text)
  return join(folder, name)
}

test('equal DDL differs in nothing, whatever kind of side it stands on and whichever server spells it', async () => {
  const engine = await freshEngine()
  const live = await known(engine, 'postgres', schema)
  const folder = await projectFolder({ '1_all.up.sql': schema })
  const sql: CompareSide = { kind: 'sql', file: await fileOf('schema.sql', schema), dialect: 'postgres' }
  const project: CompareSide = { kind: 'project', folder, at: { kind: 'heads' }, dialect: 'postgres' }
  const snapshot: CompareSide = { kind: 'snapshot', file: await fileOf('saved.json', '') }
  await engine.comparisons.snapshot(live.side, null, { file: snapshot.file, replace: true }, quiet)
  for (const side of [live.side, sql, project, snapshot]) {
    const comparison = await comparisonOf(engine, live.side, side)
    expect(words(comparison), side.kind).toEqual([])
    expect(comparison.notes, side.kind).toEqual([])
    expect(comparison.to.objects).toBe(comparison.from.objects)
  }
  expect(words(await comparisonOf(engine, sql, project))).toEqual([])
})

test('a project stands at a revision, at its heads, at base, or at what is current', async () => {
  const engine = await freshEngine()
  const live = await known(engine, 'postgres', schema)
  const folder = await projectFolder(files)
  const at = (where: Extract<CompareSide, { kind: 'project' }>['at']): CompareSide => ({
    kind: 'project',
    folder,
    at: where,
    dialect: 'postgres',
  })
  const pinned = 'add-column: column notes.pinned boolean not null default false'
  expect(words(await comparisonOf(engine, live.side, at({ kind: 'heads' })))).toEqual([pinned])
  expect(words(await comparisonOf(engine, live.side, at({ kind: 'revision', revision: '1' })))).toEqual([])
  const base = await comparisonOf(engine, live.side, at({ kind: 'base' }))
  expect(words(base)).toContain('drop-table: table notes with 4 columns')
  const current = await comparisonOf(
    engine,
    at({ kind: 'base' }),
    at({ kind: 'current', connectionId: live.id }),
  )
  expect(words(current)).toEqual([])
  expect(current.to.title).toMatch(/ @ base$/)
  const unknown = await failure(comparisonOf(engine, live.side, at({ kind: 'revision', revision: '9' })))
  expect(unknown.code).toBe('no-such-revision')
})

test('a plan of what is taken runs, and what it needs is taken along', async () => {
  const engine = await freshEngine()
  const from = await known(engine, 'postgres')
  const to = await known(engine, 'postgres', schema)
  const comparison = await comparisonOf(engine, from.side, to.side)
  const key = comparison.changes.find(({ change }) => change.kind === 'add-foreign-key')?.key ?? ''
  const plan = await engine.comparisons.plan(comparison.id, [key], quiet)
  expect(plan.proof).toMatchObject({
    kind: 'proved',
    reverse: true,
    where: expect.stringMatching(/^PGlite 18/),
  })
  expect(plan.notes.length).toBe(3)
  await runPlan(from.database, plan)
  const left = await comparisonOf(engine, from.side, to.side)
  expect(left.changes.map(({ change }) => `${change.kind} ${change.ref.name}`)).toEqual([
    'create-index ix_notes_body',
    'create-view long_notes',
    'create-object touch()',
    'create-object touched',
  ])
  const whole = await engine.comparisons.plan(left.id, null, quiet)
  expect(whole.proof).toMatchObject({ kind: 'proved' })
  await runPlan(from.database, whole)
  expect(words(await comparisonOf(engine, from.side, to.side))).toEqual([])
  const script = engine.comparisons.script({ id: left.id, fingerprint: whole.fingerprint })
  expect(script).toContain('-- Proved in PGlite')
  expect(script).toContain('CREATE INDEX')
  const moved = await failure(
    Promise.resolve().then(() => engine.comparisons.script({ id: left.id, fingerprint: 'x' })),
  )
  expect(moved.code).toBe('state-changed')
})

test('a rename that is decided keeps the rows, where else a column would go and another come', async () => {
  const engine = await freshEngine()
  const from = await known(
    engine,
    'postgres',
    `create table users (id int primary key, mail text not null); create index ix on users (mail);
     create view v as select mail from users; insert into users values (1, 'a@b');`,
  )
  const to = await known(
    engine,
    'postgres',
    `create table people (id int constraint users_pkey primary key, email text not null); create index ix on people (email);
     create view v as select email as mail from people;`,
  )
  const first = await comparisonOf(engine, from.side, to.side)
  expect(first.proposals.map(({ rename }) => [rename.ref.name, rename.to])).toEqual([['users', 'people']])
  const renames = [
    { ref: { kind: 'table' as const, schema: '', name: 'users', table: null }, to: 'people' },
    { ref: { kind: 'column' as const, schema: '', name: 'mail', table: 'users' }, to: 'email' },
  ]
  const comparison = await comparisonOf(engine, from.side, to.side, { renames })
  expect(words(comparison)).toEqual([
    'rename-table: table users → people',
    'rename-column: column users.mail → email',
  ])
  expect(comparison.notes).toEqual([])
  const plan = await engine.comparisons.plan(comparison.id, null, quiet)
  expect(plan.proof).toMatchObject({ kind: 'proved', reverse: true })
  await runPlan(from.database, plan)
  expect(words(await comparisonOf(engine, from.side, to.side))).toEqual([])
  const session = await from.database.connect()
  expect(await session.query('select email from people')).toEqual([{ email: 'a@b' }])
  const nothing = await failure(
    comparisonOf(engine, from.side, to.side, {
      renames: [
        {
          ref: { kind: 'table' as const, schema: '', name: 'nothing', table: null },
          to: 'x',
        },
      ],
    }),
  )
  expect(nothing.code).toBe('no-such-object')
})

test('hostile names are compared, planned and proved as any others', async () => {
  const engine = await freshEngine()
  const name = `a"b'c\\d;--e /*f*/ %s $1 ☃`
  const quoted = `"${name.replaceAll('"', '""')}"`
  const from = await known(engine, 'postgres', `create table ${quoted} (id int primary key);`)
  const to = await known(
    engine,
    'postgres',
    `create type ${quoted.replace('☃', '☃t')} as enum ('it''s', 'a"b');
     create table ${quoted} (id int primary key, ${quoted} text default 'x''y');
     create index ${quoted.replace('☃', 'i')} on ${quoted} (${quoted}); comment on column ${quoted}.${quoted} is 'it''s';`,
  )
  const comparison = await comparisonOf(engine, from.side, to.side)
  expect(comparison.changes.length).toBe(3)
  const plan = await engine.comparisons.plan(comparison.id, null, quiet)
  expect(plan.proof).toMatchObject({ kind: 'proved', reverse: true })
  await runPlan(from.database, plan)
  expect(words(await comparisonOf(engine, from.side, to.side))).toEqual([])
  const { ref } = comparison.changes[1]?.change ?? {}
  if (ref === undefined) throw new Error('no change')
  const ddl = engine.comparisons.ddl(comparison.id, ref)
  expect(ddl.from).not.toContain('text')
  expect(ddl.to).toContain(`${quoted} text DEFAULT 'x''y'::text`)
})

test('different kinds of servers are refused; a comparison that is forgotten says so', async () => {
  const engine = await freshEngine()
  const [one, other] = [await known(engine, 'postgres'), await known(engine, 'mariadb')]
  const refused = await failure(comparisonOf(engine, one.side, other.side))
  expect(refused.code).toBe('not-comparable')
  const first = await comparisonOf(engine, one.side, one.side)
  for (let at = 0; at < 20; at += 1) await comparisonOf(engine, one.side, one.side)
  const ref = { kind: 'table' as const, schema: 'public', name: 't', table: null }
  const gone = await failure(Promise.resolve().then(() => engine.comparisons.ddl(first.id, ref)))
  expect(gone.message).toContain('no longer held')
})

test('what leaves is cancelled', async () => {
  const engine = await freshEngine()
  const live = await known(engine, 'postgres')
  const file = await fileOf('slow.sql', 'select pg_sleep(60);')
  const leaving = new AbortController()
  const wanted = {
    from: live.side,
    to: { kind: 'sql' as const, file, dialect: 'postgres' as const },
    scratch: live.id,
    folder: null,
    renames: [],
  }
  const running = engine.comparisons.run(wanted, {
    tell: ({ words: told }) => told.startsWith('Running') && setTimeout(() => leaving.abort(), 300),
    signal: leaving.signal,
  })
  expect((await failure(running)).code).toBe('cancelled')
})

test('SQL that does not run says where', async () => {
  const engine = await freshEngine()
  const live = await known(engine, 'postgres')
  const file = await fileOf('broken.sql', 'create table a (id int);\n\ncreate table b (id nothing);')
  const wrong = await failure(comparisonOf(engine, live.side, { kind: 'sql', file, dialect: 'postgres' }))
  expect(wrong.place).toMatchObject({ file, line: 3 })
  await run(live.database, 'create table a (id int);')
})

test('a dump is a side, its rows aside; other commands of psql are named', async () => {
  const engine = await freshEngine()
  const live = await known(engine, 'postgres', 'create table t (a text)')
  const head =
    "\\restrict Fq1\n\nSET statement_timeout = 0;\nSELECT pg_catalog.set_config('search_path', '', false);\n"
  const rows = "COPY public.t (a) FROM stdin;\nit's\n\\.\n\n"
  const dump = `${head}CREATE TABLE public.t (a text);\n${rows}\\unrestrict Fq1\n`
  const side: CompareSide = { kind: 'sql', file: await fileOf('dump.sql', dump), dialect: 'postgres' }
  const comparison = await comparisonOf(engine, live.side, side)
  expect(words(comparison)).toEqual([])
  expect(comparison.notes).toEqual(['dump.sql: the rows behind COPY were left out: a schema has none.'])
  const other: CompareSide = { ...side, file: await fileOf('other.sql', `select 1;\n\\connect shop\n`) }
  const refused = await failure(comparisonOf(engine, live.side, other))
  expect(refused.message).toBe('\\connect is a command of psql, and Varve sends SQL alone.')
  expect(refused.place).toMatchObject({ line: 2 })
})

test('a statement that the embedded database never answers ends in a sentence', async () => {
  const engine = await freshEngine()
  const live = await known(engine, 'postgres')
  const text = "create table t (a text);\ncopy t from program 'true';\n"
  const side: CompareSide = { kind: 'sql', file: await fileOf('program.sql', text), dialect: 'postgres' }
  const refused = await failure(comparisonOf(engine, live.side, side))
  expect(refused.message).toContain('gave no answer to a statement')
  expect(refused.place).toMatchObject({ line: 2 })
})

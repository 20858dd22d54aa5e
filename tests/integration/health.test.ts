import { afterEach, describe, expect, it } from 'vitest'
import { diff } from '#engine/diff/diff'
import type { Finding, HealthRule } from '#contract/health'
import { judge } from '#engine/verify/health/judge'
import type { Session } from '#engine/dialects/dialect'
import { sqlalchemyUrl } from '../support/alembic/alembic-process'
import { freshDatabase, type DatabaseKind, type FreshDatabase } from '../support/databases'
import { projectFolder } from '../support/project-folder'
import { terminal } from '../support/terminal'

const open: FreshDatabase[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((database) => database.drop()))
})

interface Patient {
  readonly session: Session
  findings(): Promise<Finding[]>
}

/** A database after some statements, and what its health is. A statement that may fail starts with `-- fails`. */
async function patient(kind: DatabaseKind, sql: readonly string[]): Promise<Patient> {
  const database = await freshDatabase(kind)
  open.push(database)
  const session = await database.connect()
  for (const statement of sql) {
    const running = session.run(statement)
    if (statement.startsWith('-- fails')) await expect(running).rejects.toThrow()
    else await running
  }
  const { dialect } = database
  return {
    session,
    async findings() {
      const looking = await database.connect({ readOnly: true })
      const catalog = await dialect.introspect(looking)
      // The server of a test has not counted for a day; what it has counted is to be told all the same.
      const statistics = { ...(await dialect.statistics(looking)), countedSince: null, knownSince: null }
      await looking.close()
      return judge({ catalog, statistics, mends: dialect.mends }, []).findings
    },
  }
}

/** Runs what mends every finding of these rules, and looks again. */
async function mended(
  of: Patient,
  rules: readonly HealthRule[],
): Promise<{ before: string[]; after: string[] }> {
  const told = async () => (await of.findings()).filter(({ rule }) => rules.includes(rule))
  const words = (list: Finding[]) => list.map(({ rule, ref }) => `${rule} ${ref.table ?? ''} ${ref.name}`)
  const before = await told()
  for (const { mend } of before) {
    for (const statement of (mend ?? '').split('\n')) if (statement !== '') await of.session.run(statement)
  }
  return { before: words(before), after: words(await told()) }
}

const everyRule: HealthRule[] = [
  'invalid-index',
  'counter-near-end',
  'unvalidated-constraint',
  'no-primary-key',
  'foreign-key-types',
  'unindexed-foreign-key',
  'duplicate-index',
  'prefix-index',
  'mixed-collations',
]

describe.each(['postgres', 'embedded'] as const)('the health of %s', (kind) => {
  it('finds what is ill, and its statements mend it', async () => {
    const of = await patient(kind, [
      'create table "us""ers" (id bigint generated always as identity primary key, name text)',
      'create table notes (id serial primary key, user_id int, code text collate "C" not null, at int)',
      'alter table notes add foreign key (user_id) references "us""ers" (id)',
      'create index notes_at on notes (at)',
      'create index "notes_at; --" on notes (at)',
      'create index notes_at_code on notes (at, code)',
      'create table bare (a int)',
      'insert into bare values (1), (1)',
      'create table codes (code text primary key)',
      "insert into codes values ('a')",
      'alter table notes add constraint to_codes foreign key (code) references codes (code) not valid',
      'alter table notes add constraint positive check (at > 0) not valid',
      "select setval('notes_id_seq', 2000000000)",
      '-- fails\ncreate unique index concurrently bare_a on bare (a)',
      'delete from bare',
    ])
    const { before, after } = await mended(of, everyRule)
    expect(before.sort()).toEqual([
      'counter-near-end notes id',
      'duplicate-index notes notes_at; --',
      'foreign-key-types notes notes_user_id_fkey',
      'invalid-index bare bare_a',
      'mixed-collations notes to_codes',
      'no-primary-key  bare',
      'prefix-index notes notes_at',
      'unindexed-foreign-key notes notes_user_id_fkey',
      'unindexed-foreign-key notes to_codes',
      'unvalidated-constraint notes positive',
      'unvalidated-constraint notes to_codes',
    ])
    expect(after).toEqual([])
  })
})

describe('the health of PostgreSQL’s indexes', () => {
  it.each(['postgres', 'embedded'] as const)(
    'knows since when a database counts at the earliest: %s',
    async (kind) => {
      const database = await freshDatabase(kind)
      open.push(database)
      const session = await database.connect()
      const { countedSince, knownSince } = await database.dialect.statistics(session)
      expect(countedSince).toBeNull()
      expect(Date.now() - Date.parse(knownSince ?? '')).toBeLessThan(600_000)
    },
  )

  it('tells those that nobody read, and no longer when one was', async () => {
    const of = await patient('postgres', [
      'create table t (id int primary key, a int)',
      'insert into t select g, g from generate_series(1, 2000) g',
      'create index t_a on t (a)',
      'analyze t',
    ])
    const unused = async () => (await of.findings()).filter(({ rule }) => rule === 'unused-index')
    expect((await unused()).map(({ ref }) => ref.name)).toEqual(['t_a'])
    await of.session.run('set enable_seqscan = off')
    await of.session.query('select id from t where a = 7')
    await of.session.query('select pg_stat_force_next_flush()')
    await expect.poll(async () => (await unused()).length, { timeout: 10_000 }).toBe(0)
  })

  it('leaves what a partition has to its parent', async () => {
    const of = await patient('postgres', [
      'create table p (id int, at int) partition by range (at)',
      'create table p1 partition of p for values from (0) to (10)',
      'create index p_a on p (at)',
      'create index p_b on p (at)',
    ])
    const { before, after } = await mended(of, ['duplicate-index', 'unused-index'])
    expect([before, after]).toEqual([['duplicate-index p p_b'], []])
  })
})

describe('the health of MariaDB', () => {
  it('finds what is ill, and its statements mend it', async () => {
    const of = await patient('mariadb', [
      'create table `us``ers` (id tinyint unsigned auto_increment primary key comment "the number", name varchar(20)) collate utf8mb4_general_ci',
      "insert into `us``ers` values (250, 'x')",
      'create table notes (id int primary key, at int, code varchar(9), key a (at), key `b; --` (at), key c (code, id), key d (code)) collate utf8mb4_general_ci',
      'create table bare (a varchar(5) not null, unique key (a)) collate latin1_swedish_ci',
      'create table log (a int) collate utf8mb4_general_ci',
      'create sequence s start with 95 maxvalue 100',
      'select nextval(s)',
    ])
    const { before, after } = await mended(of, everyRule)
    expect(before.sort()).toEqual([
      'counter-near-end  s',
      'counter-near-end us`ers id',
      'duplicate-index notes b; --',
      'mixed-collations  bare',
      'no-primary-key  bare',
      'no-primary-key  log',
      'prefix-index notes d',
    ])
    expect(after).toEqual([])
    const [id] = await of.session.query<{ comment: string }>(
      "select column_comment as comment from information_schema.columns where table_schema = database() and table_name = 'us`ers' and column_name = 'id'",
    )
    expect(id?.comment).toBe('the number')
  })

  it('says that the use of indexes is not known where it is not counted', async () => {
    const database = await freshDatabase('mariadb')
    open.push(database)
    const session = await database.connect()
    const [on] = await session.query<{ on: unknown }>('select @@performance_schema + @@userstat as `on`')
    const { unknown, indexes } = await database.dialect.statistics(session)
    if (Number(on?.on) === 0) {
      expect(unknown).toEqual([expect.stringContaining('does not count how indexes are used')])
      expect(indexes.every(({ scans }) => scans === null)).toBe(true)
    } else expect(unknown).toEqual([])
  })
})

describe('varve inspect --sql', () => {
  it('tells the DDL of everything, which makes it anew', async () => {
    const [from, to] = [await freshDatabase('postgres'), await freshDatabase('postgres')]
    open.push(from, to)
    const session = await from.connect()
    await session.run(
      'create table parent (id int primary key); create table child (id int references parent)',
    )
    await session.run('create view seen as select id from child')
    const varve = await terminal(await sqlalchemyUrl(session, from.target, from.password))
    const { code, out } = await varve('inspect', '--sql')
    expect(code).toBe(0)
    const copy = await to.connect()
    await copy.run(out)
    expect(diff(await from.dialect.introspect(session), await to.dialect.introspect(copy))).toEqual([])
  })
})

describe('varve health', () => {
  it('tells what is worth mending, and heeds what the project lets be', async () => {
    const database = await freshDatabase('postgres')
    open.push(database)
    const session = await database.connect()
    await session.run('create table "bare\u001b[31m" (a int)')
    await session.run('create table log (a int)')
    const suppressed = [{ rule: 'no-primary-key', kind: 'table', name: 'log', reason: 'only written' }]
    const folder = await projectFolder({
      '001_a.sql': 'select 1;',
      '.varve/health.json': JSON.stringify({ version: 1, suppressed }),
    })
    const varve = await terminal(await sqlalchemyUrl(session, database.target, database.password))
    const all = await varve('health')
    expect(all.code).toBe(0)
    expect(all.out).toContain('Table log has no primary key.  [no-primary-key]')
    expect(all.out).toContain('Table bare\\u{1b}[31m has no primary key.')
    expect(all.out).toContain('2 findings.')
    const ofProject = await varve('health', folder)
    expect(ofProject.out).not.toContain('Table log')
    expect(ofProject.out).toContain('1 finding. 1 suppressed in the project.')
    const json = JSON.parse((await varve('health', folder, '--json')).out) as { findings: Finding[] }
    expect(json.findings.find(({ ref }) => ref.name === 'log')?.suppressed).toEqual({
      reason: 'only written',
    })
    expect((await varve('health', folder, '--exit-code')).code).toBe(1)
    await session.run('drop table "bare\u001b[31m"')
    const suppressedAlone = await varve('health', folder, '--exit-code')
    expect([suppressedAlone.code, suppressedAlone.out]).toEqual([
      0,
      'Nothing to mend. 1 suppressed in the project.\n',
    ])
    expect((await varve('health', '--exit-code')).code).toBe(1)
    expect((await varve('status', folder, '--exit-code')).code).toBe(2)
  })
})

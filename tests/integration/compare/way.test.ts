import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import type { ComparedChange, Comparison, WantedComparison } from '#contract/compare'
import type { ToldPlan } from '#contract/told-plan'
import { connectionTo, openBench, refusal, type Bench } from '../../support/bench'
import { freshDatabase } from '../../support/databases'
import { useEmbeddedWorker } from '../../support/embedded-worker'

beforeAll(useEmbeddedWorker)

async function last<T extends { readonly kind: string }>(events: AsyncIterable<T>): Promise<T> {
  let seen: T | null = null
  for await (const event of events) seen = event
  if (seen === null) throw new Error('nothing was told')
  return seen
}

async function compared(
  { client }: Bench,
  wanted: Pick<WantedComparison, 'from' | 'to' | 'scratch'> & Partial<WantedComparison>,
): Promise<Comparison> {
  const changes: ComparedChange[] = []
  const told = await client.compare.run({ folder: null, renames: [], ignore: [], ...wanted })
  for await (const event of told) {
    if (event.kind === 'changes') changes.push(...event.changes)
    if (event.kind === 'comparison') return { ...event.comparison, changes }
  }
  throw new Error('no comparison')
}

async function planOf({ client }: Bench, id: string, taken: string[] | null = null): Promise<ToldPlan> {
  const answer = await last(await client.compare.plan({ id, taken }))
  if (answer.kind !== 'plan') throw new Error('no plan')
  return answer.plan
}

/** A second database beside the bench's, with this in it; the connection's id. */
async function beside(bench: Bench, kind: 'postgres' | 'mariadb', sql: readonly string[]): Promise<string> {
  const database = await freshDatabase(kind)
  onTestFinished(() => database.drop())
  const session = await database.connect()
  for (const text of sql) await session.run(text)
  await session.close()
  const connection = connectionTo(database.target)
  const { client, folder } = bench
  await client.connections.save({ folder, connection, password: database.password, remember: false })
  await client.connections.open({ connectionId: connection.id, password: database.password, remember: false })
  return connection.id
}

const wanted = [
  'create table notes (id int primary key, title varchar(255) not null)',
  'create table tags (id int primary key, note_id int, constraint fk_note foreign key (note_id) references notes (id) on delete cascade)',
  'create index ix_tags_note on tags (note_id)',
]

describe.each(['postgres', 'mariadb'] as const)('two live databases on %s', (kind) => {
  test('are compared, and the plan is proved, run and read back', async () => {
    const bench = await openBench(kind, { '001_a.up.sql': 'select 1', '001_a.down.sql': 'select 1' })
    await bench.sql('create table notes (id int primary key, title varchar(80))')
    const other = await beside(bench, kind, wanted)
    const { client, connectionId, folder } = bench
    const sides = {
      from: { kind: 'connection', connectionId },
      to: { kind: 'connection', connectionId: other },
      scratch: kind === 'mariadb' ? connectionId : null,
      folder,
    } as const
    const comparison = await compared(bench, sides)
    expect(comparison.changes.map(({ change }) => change.kind)).toEqual(
      expect.arrayContaining(['alter-column', 'create-table', 'add-foreign-key']),
    )
    const { id } = comparison
    const plan = await planOf(bench, id)
    expect(plan.proof).toMatchObject({ kind: 'proved', reverse: true })
    expect(plan.refused).toEqual({ count: 0, first: [] })
    const seen = { id, fingerprint: plan.fingerprint }
    const { sql } = await client.compare.script(seen)
    expect(sql).toContain('tags')

    const saved = await client.compare.save({ ...seen, folder, message: 'tags of notes' })
    expect(saved.files).toEqual(['002_tags_of_notes.up.sql', '002_tags_of_notes.down.sql'])
    expect(await readFile(join(folder, saved.files[0] ?? ''), 'utf8')).toContain('tags')

    const { runId } = await client.compare.start(seen)
    const run = await bench.finished(runId)
    expect(run.outcome?.truth).toMatch(/^Read back: (\d+) of \1 changes stand\.$/)
    expect(run.outcome?.kind).toBe('done')
    expect((await compared(bench, sides)).changes).toEqual([])
    // The comparison that it ran from does not fit the database any more.
    expect((await refusal(client.compare.start(seen))).code).toBe('state-changed')
  })

  test('what is taken alone is done alone', async () => {
    const bench = await openBench(kind, { '001_a.sql': 'select 1' })
    await bench.sql('create table notes (id int primary key, title varchar(80))')
    const other = await beside(bench, kind, wanted)
    const { client, connectionId } = bench
    const sides = {
      from: { kind: 'connection', connectionId },
      to: { kind: 'connection', connectionId: other },
      scratch: kind === 'mariadb' ? connectionId : null,
    } as const
    const { id, changes } = await compared(bench, sides)
    const taken = changes.filter(({ change }) => change.kind === 'alter-column').map(({ key }) => key)
    const plan = await planOf(bench, id, taken)
    expect(plan.proof.kind).toBe('proved')
    const { runId } = await client.compare.start({ id, fingerprint: plan.fingerprint })
    expect((await bench.finished(runId)).outcome?.kind).toBe('done')
    expect(await bench.tables()).toEqual(['notes'])
    const left = await compared(bench, sides)
    expect(left.changes.map(({ change }) => change.kind)).not.toContain('alter-column')
    expect(left.changes).not.toEqual([])
  })
})

test('a plan that starts at a file can’t be run', async () => {
  const bench = await openBench('postgres', {
    '001_a.sql': 'select 1',
    'schema.sql': 'create table t (a int)',
  })
  const { client, connectionId, folder } = bench
  const { id } = await compared(bench, {
    from: { kind: 'sql', file: join(folder, 'schema.sql'), dialect: 'postgres' },
    to: { kind: 'connection', connectionId },
    scratch: null,
  })
  const { fingerprint } = await planOf(bench, id)
  expect((await refusal(client.compare.start({ id, fingerprint }))).code).toBe('not-planned')
})

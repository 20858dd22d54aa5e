import { describe, expect, test } from 'vitest'
import { isDoubtful, type RevisionEvidence } from '#contract/stamp'
import { sqlalchemyUrl } from '../../support/alembic/alembic-process'
import { branchedProject, versionFile } from '../../support/alembic/branched-project'
import { alembicCommand, envFromEnvironment } from '../../support/alembic/command'
import { type Bench, openBench, refusal } from '../../support/bench'
import { freshDatabase } from '../../support/databases'

type Kind = 'postgres' | 'mariadb'

async function open(kind: Kind, files: Readonly<Record<string, string>> = branchedProject) {
  const bench = await openBench(kind, files)
  const session = await bench.database.connect()
  const url = await sqlalchemyUrl(session, bench.database.target, bench.database.password)
  const { client, folder, connectionId } = bench
  const where = { folder, connectionId }
  const look = (targets: string[], purge = false) => client.history.stampLook({ ...where, targets, purge })
  return {
    bench,
    url,
    where,
    look,
    stamp: (targets: string[], purge = false, from: string[] | null = null) =>
      client.history.stamp({ ...where, targets, purge, from }),
    alembic: (...words: string[]) => alembicCommand(folder, url, ...words),
    rows: () => rowsOf(bench),
  }
}

async function rowsOf(bench: Bench): Promise<string[]> {
  const rows = await bench.sql<{ version_num: string }>('select version_num from alembic_version')
  return rows.map(({ version_num }) => version_num).toSorted()
}

/** What Alembic printed, sorted: it keeps the current revisions in a set. */
function linesOf(printed: string): string[] {
  return printed
    .split('\n')
    .filter((line) => line !== '')
    .toSorted()
}

function idsOf(printed: string): string[] {
  return linesOf(printed).map((line) => line.split(' ')[0] ?? '')
}

const words = (evidence: readonly RevisionEvidence[]) =>
  Object.fromEntries(
    evidence.map(({ revision, becomes, found, missing }) => [revision, { becomes, found, missing }]),
  )

// Each step is a process of Alembic's.
describe.each(['postgres', 'mariadb'] as const)('a stamp on %s', { timeout: 480_000 }, (kind) => {
  test('leaves what `alembic stamp` leaves, target after target', async () => {
    const { bench, url, stamp, alembic, rows } = await open(kind)
    const theirs = await freshDatabase(kind)
    try {
      const session = await theirs.connect()
      const theirUrl = await sqlalchemyUrl(session, theirs.target, theirs.password)
      const stamps: [targets: string[], purge?: boolean][] = [
        [['a1']],
        [['heads']],
        [['a2', 'b1'], true],
        [['a3']],
        [['billing@head']],
        [['billing@base']],
        [['b1']],
        [['a3', 'b2'], true],
        [['base']],
      ]
      for (const [targets, purge = false] of stamps) {
        const about = targets.join(' ')
        const { currents } = await stamp(targets, purge)
        await alembicCommand(bench.folder, theirUrl, 'stamp', ...(purge ? ['--purge'] : []), ...targets)
        const found = await session.query<{ version_num: string }>('select version_num from alembic_version')
        expect(await rows(), about).toEqual(found.map(({ version_num }) => version_num).toSorted())
        expect(currents.toSorted(), about).toEqual(await rows())
        const theirCurrent = await alembicCommand(bench.folder, theirUrl, 'current')
        expect(linesOf(await alembic('current')), about).toEqual(linesOf(theirCurrent))
      }
      expect(url).not.toBe(theirUrl)
    } finally {
      await theirs.drop()
    }
  })

  test('of theirs is what the history shows', async () => {
    const { bench, where, alembic } = await open(kind)
    for (const target of ['a3', 'heads', 'billing@base', 'base']) {
      await alembic('stamp', target)
      const { currents } = await bench.client.history.read(where)
      expect(currents.toSorted(), target).toEqual(await rowsOf(bench))
    }
  })

  test('is told in the ledger for each revision whose standing changes', async () => {
    const { bench, stamp, where } = await open(kind)
    await stamp(['a3'])
    await stamp(['a1'])
    await stamp(['a1'])
    const ledger = await bench.client.history.ledger(where)
    expect(
      ledger.toReversed().map(({ revision, direction, state }) => `${revision} ${direction} ${state}`),
    ).toEqual(['a1 up marked', 'a2 up marked', 'a3 up marked', 'a3 down marked', 'a2 down marked'])
    const { entries } = await bench.client.history.read(where)
    const a1 = entries.find(({ revision }) => revision.id === 'a1')
    expect(a1).toMatchObject({ state: 'applied', reason: null })
    expect(a1?.appliedAt).not.toBeNull()
  })

  test('is looked at before: what is there and what is not', async () => {
    const { bench, look, stamp } = await open(kind)
    const empty = await look(['a2'])
    expect(empty).toMatchObject({ from: [], to: ['a2'] })
    expect(empty.revisions.map(({ revision }) => revision)).toEqual(['a1', 'a2'])
    expect(empty.revisions.every((evidence) => isDoubtful(evidence))).toBe(true)
    expect(empty.revisions.flatMap(({ found }) => found)).toEqual([])

    await bench.run('up', 'a3')
    const down = await look(['a1'])
    expect(words(down.revisions)).toEqual({
      a2: { becomes: 'pending', found: ['column notes.body'], missing: [] },
      a3: { becomes: 'pending', found: ['index ix_notes_two on notes'], missing: [] },
    })
    await bench.sql(`drop index ix_notes_two${kind === 'mariadb' ? ' on notes' : ''}`)
    expect((await look(['a2'])).revisions.some((evidence) => isDoubtful(evidence))).toBe(false)
    await stamp(['base'])
    const up = words((await look(['a3'])).revisions)
    expect(up['a1']?.missing).toEqual([])
    expect(up['a1']?.found).toContain('index on notes(title)')
    expect(up['a3']).toEqual({ becomes: 'applied', found: [], missing: ['index ix_notes_two on notes'] })
  })

  test('is refused where the rows have moved since the look, and where a row is lost', async () => {
    const { bench, look, stamp, alembic, rows } = await open(kind)
    const { from } = await look(['heads'])
    await alembic('stamp', 'a1')
    expect((await refusal(stamp(['heads'], false, from))).code).toBe('state-changed')
    expect(await rows()).toEqual(['a1'])
    await bench.sql(`update alembic_version set version_num = 'gone'`)
    expect((await refusal(stamp(['a2']))).code).toBe('lost-revision')
    expect((await refusal(look(['a2']))).code).toBe('lost-revision')
    await stamp(['a2'], true)
    expect(idsOf(await alembic('current'))).toEqual(['a2'])
  })

  test('of revisions of which one implies another is refused', async () => {
    const { stamp, rows } = await open(kind)
    expect((await refusal(stamp(['a1', 'a2'], true))).code).toBe('not-on-path')
    expect((await refusal(stamp(['head']))).code).toBe('multiple-heads')
    expect((await refusal(stamp(['nothing']))).code).toBe('no-such-revision')
    await expect(rows()).rejects.toThrow()
  })
})

test('a stamp through a read-only connection is refused', async () => {
  const bench = await openBench('postgres', branchedProject, { readOnly: true })
  const { client, folder, connectionId } = bench
  const stamp = client.history.stamp({ folder, connectionId, targets: ['a1'], purge: false, from: null })
  expect((await refusal(stamp)).code).toBe('read-only')
})

test('the embedded database is stamped as a server is', async () => {
  const bench = await openBench('embedded', branchedProject)
  const { client, folder, connectionId } = bench
  const where = { folder, connectionId, targets: ['a2'], purge: false }
  const { from, revisions } = await client.history.stampLook(where)
  expect(revisions.map(({ missing }) => missing.length > 0)).toEqual([true, true])
  expect((await client.history.stamp({ ...where, from })).currents).toEqual(['a2'])
  expect(await rowsOf(bench)).toEqual(['a2'])
  expect((await client.history.ledger({ folder, connectionId })).map(({ state }) => state)).toEqual([
    'marked',
    'marked',
  ])
})

test('a project of SQL files has nothing to stamp', async () => {
  const { client, folder, connectionId } = await openBench('postgres', { '001_a.sql': 'select 1' })
  const stamp = client.history.stamp({ folder, connectionId, targets: ['001'], purge: false, from: null })
  expect((await refusal(stamp)).message).toMatch(/no version table/)
})

describe('a mark of a revision that stopped half-way', () => {
  const stopping = {
    'alembic.ini': '[alembic]\nscript_location = migrations\n',
    'migrations/env.py': envFromEnvironment,
    'migrations/versions/s1.py': versionFile('s1', {
      up: [
        'op.create_table("one", sa.Column("id", sa.Integer()))',
        'op.execute("insert into nowhere values (1)")',
      ],
      back: ['op.drop_table("one")', 'op.execute("insert into nowhere values (1)")'],
    }),
  }

  test('moves the version table with the ledger', async () => {
    const { bench, where, alembic } = await open('mariadb', stopping)
    const { client } = bench
    expect((await bench.run('up')).outcome?.kind).not.toBe('done')
    expect(await bench.entry('s1')).toMatchObject({ state: 'stopped', stopped: { done: 1, of: 2 } })
    expect(idsOf(await alembic('current'))).toEqual([])
    await client.history.mark({ ...where, revision: 's1', as: 'applied' })
    expect((await bench.entry('s1')).state).toBe('applied')
    expect(idsOf(await alembic('current'))).toEqual(['s1'])

    expect((await bench.run('down')).outcome?.kind).not.toBe('done')
    expect(await bench.entry('s1')).toMatchObject({ state: 'stopped', stopped: { direction: 'down' } })
    expect(idsOf(await alembic('current'))).toEqual(['s1'])
    await client.history.mark({ ...where, revision: 's1', as: 'pending' })
    expect((await bench.entry('s1')).state).toBe('pending')
    expect(idsOf(await alembic('current'))).toEqual([])
  })

  test('as pending after an apply leaves the version table as it is', async () => {
    const { bench, where, alembic } = await open('mariadb', stopping)
    await bench.run('up')
    await bench.client.history.mark({ ...where, revision: 's1', as: 'pending' })
    expect((await bench.entry('s1')).state).toBe('pending')
    expect(idsOf(await alembic('current'))).toEqual([])
  })
})

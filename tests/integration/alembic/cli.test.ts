import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { ToldScript } from '#contract/told-script'
import { branchedProject, versionFile } from '../../support/alembic/branched-project'
import { alembicCommand } from '../../support/alembic/command'
import { databaseContent } from '../../support/alembic/database-content'
import { sqlalchemyUrl } from '../../support/alembic/alembic-process'
import { freshDatabase } from '../../support/databases'
import { projectFolder } from '../../support/project-folder'
import { terminal } from '../../support/terminal'

type Kind = 'postgres' | 'mariadb'

async function onServer(kind: Kind, files: Readonly<Record<string, string>> = branchedProject) {
  const database = await freshDatabase(kind)
  onTestFinished(() => database.drop())
  const session = await database.connect()
  const url = await sqlalchemyUrl(session, database.target, database.password)
  const folder = await projectFolder(files)
  return {
    database,
    session,
    folder,
    varve: await terminal(url),
    alembic: (...words: string[]) => alembicCommand(folder, url, ...words),
  }
}

function sorted(printed: string): string[] {
  return printed
    .split('\n')
    .filter((line) => line !== '')
    .toSorted()
}

// Each step is a process of Alembic's.
describe.each(['postgres', 'mariadb'] as const)('the terminal on %s', { timeout: 480_000 }, (kind) => {
  test('goes where Alembic goes, in its own words, and both name the same revisions', async () => {
    const { folder, varve, alembic } = await onServer(kind)
    const agree = async (about: string): Promise<void> => {
      const { out, code } = await varve('current', folder)
      expect(code, about).toBe(0)
      expect(sorted(out), about).toEqual(sorted(await alembic('current')))
    }
    await agree('nothing applied')
    const steps: [argv: string[], code: number][] = [
      [['apply', folder, '--to', 'a1'], 0],
      [['apply', folder, '--to', '+1'], 0],
      [['rollback', folder, '--to', '-1'], 0],
      [['apply', folder, '--to', 'billing@head'], 0],
      [['apply', folder, '--to', 'head'], 1],
      [['apply', folder], 0],
      [['rollback', folder, '--to=billing@base'], 0],
      [['rollback', folder, '--to', '-1'], 1],
      [['rollback', folder, '--to', 'a2'], 0],
    ]
    for (const [argv, code] of steps) {
      const ended = await varve(...argv)
      expect(ended.code, `${argv.join(' ')}: ${ended.err}`).toBe(code)
      await agree(argv.join(' '))
    }
    await alembic('upgrade', 'a4')
    await agree('after Alembic')
    const json = JSON.parse((await varve('current', folder, '--json')).out) as { revision: string }[]
    expect(json.map(({ revision }) => revision)).toEqual(['a4'])
    expect((await varve('rollback', folder, '--to', 'base')).code).toBe(0)
    await agree('base')
  })

  test('stamps where the database bears it out, and else only with --yes', async () => {
    const { folder, varve, alembic } = await onServer(kind)
    const blind = await varve('stamp', folder, 'heads')
    expect(blind.code).toBe(1)
    expect(blind.err).toContain('the database has not table notes')
    expect(blind.err).toContain('Nothing was stamped.')
    expect(await alembic('current')).toBe('')
    expect((await varve('stamp', folder, 'a3', '--yes')).code).toBe(0)
    expect(sorted(await alembic('current'))).toEqual(['a3 (head)'])
    expect((await varve('stamp', folder, 'base')).code).toBe(0)
    await alembic('upgrade', 'a2')
    await alembic('stamp', 'base')
    const seen = await varve('stamp', folder, 'a2', '--json')
    expect(seen.code, seen.err).toBe(0)
    expect(JSON.parse(seen.out)).toMatchObject({ from: [], to: ['a2'] })
    expect(sorted(await alembic('current'))).toEqual(['a2 (branchpoint)'])
    expect((await varve('stamp', folder, 'heads', '--purge', '--yes')).code).toBe(0)
    expect(sorted(await alembic('current'))).toEqual(sorted((await varve('current', folder)).out))
  })

  test('writes a range out that leaves what Alembic leaves', async () => {
    const { folder, varve, alembic, session, database } = await onServer(kind)
    const dialect = kind === 'postgres' ? 'postgres' : 'mysql'
    // Of branches side by side Alembic takes first what the file system lists first; along one there is one order.
    for (const [command, range, ...more] of [
      ['upgrade', 'base:a3'],
      ['upgrade', 'a1:a3'],
      ['downgrade', 'a3:base', '--down'],
    ] as const) {
      const told = await varve('show', folder, range, '--sql', '--dialect', dialect, ...more)
      expect(framing(told.out), range).toEqual(framing(await alembic(command, range, '--sql')))
    }
    const ours = await varve('show', folder, 'base:heads', '--sql', '--dialect', dialect)
    expect(ours.code, ours.err).toBe(0)
    for (const { sql } of await database.dialect.split(ours.out)) await session.run(sql)
    const written = await databaseContent(database.dialect, session, true)
    expect(sorted(await alembic('current'))).toHaveLength(3)
    await alembic('downgrade', 'base')
    await alembic('upgrade', 'heads')
    expect(await databaseContent(database.dialect, session, true)).toEqual(written)
  })
})

/** The script without the revisions' own statements: transactions, comments, and the version table. */
function framing(script: string): string[] {
  return script
    .split('\n')
    .filter((line) => /^(BEGIN|COMMIT|-- )|alembic_version/.test(line))
    .map((line) => line.replace(/ RETURNING .*(?=;)/, ''))
}

describe('the terminal without a database', () => {
  test('names the heads as Alembic does', async () => {
    const folder = await projectFolder(branchedProject)
    const varve = await terminal(null)
    const theirs = await alembicCommand(folder, 'postgresql://a@localhost/none', 'heads')
    expect(sorted((await varve('heads', folder)).out)).toEqual(sorted(theirs))
  })

  test('shows every revision in both directions, and says why one is not known', async () => {
    const folder = await projectFolder({
      ...branchedProject,
      'migrations/versions/a5.py': versionFile('a5', {
        down: ['a3'],
        up: ['for row in op.get_bind().execute("select 1"):', '    op.execute(row[0])'],
        back: ['op.drop_table("notes")'],
      }),
    })
    const varve = await terminal(null)
    const { out, code } = await varve('show', folder, '--all', '--dialect', 'mysql', '--json')
    expect(code).toBe(0)
    const told = JSON.parse(out) as ToldScript[]
    expect(told).toHaveLength(14)
    expect(new Set(told.flatMap((script) => Object.keys(script)))).toEqual(
      new Set(['revision', 'direction', 'way', 'statements', 'reason']),
    )
    const a5 = told.filter(({ revision }) => revision === 'a5')
    expect(a5.map(({ direction, way }) => `${direction} ${way}`)).toEqual(['upgrade none', 'downgrade read'])
    expect(a5[0]?.reason).toMatch(/line 12 of migrations\/versions\/a5\.py/i)
    expect(a5[1]?.statements).toHaveLength(1)
    expect((await varve('show', folder, 'a5', '--sql')).code).toBe(1)
    expect((await varve('show', folder, 'a5', '--sql', '--down')).out).toMatch(/^DROP TABLE .*notes.*;\n/)
    expect((await varve('show', folder, 'nothing')).code).toBe(1)
    expect((await varve('show', folder)).code).toBe(2)
  })

  test('writes a revision and a merge that Alembic reads as they were meant', async () => {
    const folder = await projectFolder({
      ...branchedProject,
      'migrations/script.py.mako': await readFile(
        '/usr/lib/python3/dist-packages/alembic/templates/generic/script.py.mako',
        'utf8',
      ),
      'migrations/versions/a4.py': versionFile('a4', {
        down: ['a2'],
        up: ['op.add_column("notes", sa.Column("late", sa.Boolean()))'],
      }),
    })
    const varve = await terminal(null)
    const alembic = (...words: string[]) => alembicCommand(folder, 'postgresql://a@localhost/none', ...words)
    const several = await varve('revision', folder, '-m', 'more')
    expect(several.code).toBe(1)
    for (const id of ['a3', 'a4', 'b2']) expect(several.err).toContain(id)
    expect((await varve('merge', folder, 'a2', 'b2')).err).toContain('a2 is no head')
    const merged = await varve('merge', folder, 'a3', 'a4', '-m', 'both', '--json')
    expect(merged.code, merged.err).toBe(0)
    expect(merged.err).toMatch(/table notes +(a3, a4|a4, a3)\n/)
    const { revision, file } = JSON.parse(merged.out) as { revision: string; file: string }
    expect(await readFile(join(folder, file), 'utf8')).toContain(`down_revision = ('a3', 'a4')`)
    expect(await alembic('heads')).toContain(`${revision} (head)`)
    expect(await alembic('history')).toContain(`a3, a4 -> ${revision} (head) (mergepoint), both`)
    const rest = await varve('merge', folder, '--json')
    expect(rest.code, rest.err).toBe(0)
    const next = await varve('revision', folder, '-m', `it's "new"`, '--json')
    expect(next.code, next.err).toBe(0)
    const last = JSON.parse(next.out) as { revision: string; parents: string[] }
    expect(sorted(await alembic('heads'))).toEqual([`${last.revision} (billing) (head)`])
    expect(await alembic('history')).toContain(`${last.parents.join()} -> ${last.revision}`)
    expect((await varve('merge', folder)).code).toBe(1)
  })
})

import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import type { CompareSide } from '#contract/compare'
import { closeEmbedded } from '#engine/dialects/postgres/index'
import { comparisonOf, known, quiet, run, words } from '../../support/compare'
import { useEmbeddedWorker } from '../../support/embedded-worker'
import { freshEngine } from '../../support/engine'
import { plainEnv } from '../../support/plain-env'
import { alembicProject, revisionFile } from '../../support/python-project'

beforeAll(async () => {
  await useEmbeddedWorker()
})
afterAll(closeEmbedded)

const notes = 'create table notes (id int primary key, body varchar(40));'
const versions = (table: string) =>
  `create table ${table} (version_num varchar(32) not null, constraint alembic_version_pkc primary key (version_num));`
const ledgers = {
  postgres: 'create schema varve; create table varve.varve_ledger (id int primary key);',
  mariadb: 'create table varve_ledger (id int primary key);',
}

test.each([
  ['postgres', 'alembic_version', null],
  ['postgres', 'meta.alembic_version', 'meta'],
  ['mariadb', 'alembic_version', null],
  ['mariadb', 'alembic_version', 'elsewhere'],
] as const)(
  '%s: the table %s is the project’s own tool’s, on whichever side it stands',
  async (kind, table, schema) => {
    const dialect = kind === 'postgres' ? 'postgres' : 'mysql'
    const engine = await freshEngine()
    const inSchema = schema !== null && dialect === 'postgres' ? `create schema ${schema};` : ''
    const live = await known(engine, kind, `${notes} ${inSchema} ${versions(table)} ${ledgers[kind]}`)
    const bare = await known(engine, kind, notes)
    const scratch = kind === 'mariadb' ? live.id : null
    const env =
      schema === null
        ? plainEnv
        : plainEnv.replaceAll('context.configure(', `context.configure(version_table_schema="${schema}", `)
    const { folder } = await alembicProject(
      { a1: revisionFile('a1', null, `op.execute("${notes.replace(';', '')}")`) },
      { 'migrations/env.py': env },
    )
    const project: CompareSide = { kind: 'project', folder, at: { kind: 'heads' }, dialect }
    const files = await mkdtemp(join(tmpdir(), 'varve-compare-'))
    onTestFinished(() => rm(files, { recursive: true, force: true }))
    const fileOf = async (name: string, text: string): Promise<CompareSide> => {
      await writeFile(join(files, name), text)
      return { kind: 'sql', file: join(files, name), dialect }
    }
    const snapshotOf = async (side: CompareSide, name: string): Promise<CompareSide> => {
      await engine.comparisons.snapshot(side, scratch, { file: join(files, name), replace: false }, quiet)
      return { kind: 'snapshot', file: join(files, name) }
    }
    const [without, withTable] = [
      await fileOf('bare.sql', notes),
      await fileOf('whole.sql', `${notes} ${inSchema} ${versions(table)} ${ledgers[kind]}`),
    ]
    const sides = {
      live: live.side,
      bare: bare.side,
      'snapshot of live': await snapshotOf(live.side, 'live.json'),
      'snapshot of bare': await snapshotOf(bare.side, 'bare.json'),
      'snapshot of the project': await snapshotOf(project, 'project.json'),
      'SQL with it': withTable,
      'SQL without it': without,
    }
    for (const [name, side] of Object.entries(sides))
      expect(words(await comparisonOf(engine, project, side, { scratch })), name).toEqual([])
    for (const side of [live.side, withTable])
      expect(words(await comparisonOf(engine, side, project, { scratch }))).toEqual([])
    // Where neither side is a project, nobody says whose table it is.
    const made = `create-table: table ${table} with 1 column`
    const more = inSchema === '' ? [made] : expect.arrayContaining([made])
    expect(words(await comparisonOf(engine, bare.side, live.side, { scratch }))).toEqual(more)
    expect(words(await comparisonOf(engine, without, live.side, { scratch }))).toEqual(more)
    await run(bare.database, `${inSchema} ${versions(table)}`)
    expect(words(await comparisonOf(engine, bare.side, live.side, { scratch }))).toEqual([])
  },
)

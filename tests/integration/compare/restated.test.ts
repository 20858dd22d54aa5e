import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Catalog } from '#contract/catalog'
import { Restatements } from '#engine/compare/restatements'
import { closeEmbedded, postgres } from '#engine/dialects/postgres/index'
import type { Throwaway } from '#engine/dialects/throwaway'
import { content } from '../../support/catalog-content'
import { comparisonOf, known, run, words } from '../../support/compare'
import { useEmbeddedWorker } from '../../support/embedded-worker'
import { freshEngine, memorySecrets } from '../../support/engine'
import { pairsOf } from '../../scenarios/diff/pair'
import { made, openPlace, type Place } from '../../scenarios/diff/place'

let live: Place
let asked: Place
let glimpsing: Throwaway
let folder: string

beforeAll(async () => {
  await useEmbeddedWorker()
  live = await openPlace('postgres')
  asked = await openPlace('embedded')
  const wanted = { extensions: ['pg_trgm', 'citext', 'hstore', 'btree_gist'], roles: [] }
  if (postgres.throwaways === null) throw new Error('PostgreSQL has embedded throwaways')
  glimpsing = await postgres.throwaways.open(wanted)
  folder = await mkdtemp(join(tmpdir(), 'varve-restated-'))
})
afterAll(async () => {
  await Promise.all([live.close(), asked.close(), glimpsing.close()])
  await rm(folder, { recursive: true, force: true })
  await closeEmbedded()
})

/** What the embedded server says of a catalog, made there statement by statement; null where it does not take it. */
async function asking(catalog: Catalog): Promise<Catalog | null> {
  return made(asked, postgres.wholeDdl(catalog)).then(
    (done) => done.catalog,
    () => null,
  )
}

/** The emptied database has made its schema anew, with grants that a new database has by itself. */
function same({ schemas, ...rest }: Catalog): unknown {
  const landing = schemas.map((schema) => (schema.name === 'public' ? { ...schema, grants: [] } : schema))
  return content({ ...rest, schemas: landing })
}

const pairs = pairsOf('postgres').filter(({ only }) => only === null || only === 'postgres')
const everywhere = process.env['VARVE_PAIRS'] !== undefined

describe('what is read and undone, and what is found on disk, is what asking says', () => {
  const some = pairs.filter((_, at) => everywhere || at % 10 === 0)
  test.each(some)('$name', async ({ from, to }) => {
    for (const script of [from, to]) {
      const { catalog } = await made(live, script)
      const said = await asking(catalog)
      const statements = (await postgres.split(postgres.wholeDdl(catalog))).map(({ sql }) => sql)
      const glimpse = await glimpsing.glimpse(statements)
      // The one that is asked was opened without any extension.
      if (said === null && /create extension/i.test(statements.join())) continue
      if (said === null) {
        expect(glimpse).toBeNull()
        continue
      }
      if (glimpse === null) throw new Error('it was made statement by statement, and not as a whole')
      expect(same(glimpse.catalog)).toEqual(same(said))
      await new Restatements(folder, '1').keep(catalog, null, glimpse)
      const found = await new Restatements(folder, '1').find(catalog, null)
      expect(found?.notes).toEqual(glimpse.notes)
      expect(content(found?.catalog ?? catalog)).toEqual(content(glimpse.catalog))
      // It is as empty as before.
      expect((await glimpsing.glimpse([]))?.catalog.tables).toEqual([])
    }
  })
})

test('a comparison across versions asks once, and after a restart only what has changed', async () => {
  const files = await mkdtemp(join(tmpdir(), 'varve-side-'))
  const file = join(files, 'schema.sql')
  await writeFile(file, 'create table t (id int, name text); create view v as select id from t;')
  const side = { kind: 'sql' as const, file, dialect: 'postgres' as const }
  const engine = await freshEngine()
  const database = await known(engine, 'postgres', await readFile(file, 'utf8'))
  await run(database.database, 'create index by_hand on t (name);')
  const first = words(await comparisonOf(engine, side, database.side))
  expect(first).toEqual([expect.stringContaining('by_hand')])
  const folder = join(engine.host.dataFolder, 'restated')
  expect(await readdir(folder)).toHaveLength(2)

  // Another engine on the same data: a process that was started anew.
  const restart = async () => {
    const anew = await freshEngine(memorySecrets(), engine.host.dataFolder)
    anew.profiles.addTemporary(await engine.profiles.find(database.id))
    await anew.secrets.remember(database.id, database.database.password ?? '', false)
    return anew
  }
  const again = await restart()
  const opened = vi.spyOn(again.throwaways, 'open')
  expect(words(await comparisonOf(again, side, database.side))).toEqual(first)
  // That of the file itself.
  expect(opened).toHaveBeenCalledTimes(1)
  await run(database.database, 'create index another on t (id);')
  const more = await comparisonOf(again, side, database.side)
  expect(words(more)).toHaveLength(2)
  expect(opened).toHaveBeenCalledTimes(3)
  expect(await readdir(folder)).toHaveLength(3)

  for (const name of await readdir(folder)) {
    const path = join(folder, name)
    const text = await readFile(path, 'utf8')
    await writeFile(path, text.replace('by_hand', 'by_hook'))
  }
  expect(words(await comparisonOf(await restart(), side, database.side))).toEqual(words(more))
  await rm(files, { recursive: true, force: true })
})

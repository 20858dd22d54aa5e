import { afterAll, expect, test } from 'vitest'
import { closeEmbedded, postgres } from '#engine/dialects/postgres/index'
import { openProject } from '#engine/projects/open'
import { pointsAround } from '#engine/replay/effects'
import { freshEngine } from '../support/engine'
import { useEmbeddedWorker } from '../support/embedded-worker'
import { projectFolder } from '../support/project-folder'
import { sessionOptions } from '../support/session-options'
import { against, say } from './timing'

const count = 500

afterAll(closeEmbedded)

/** What small revisions do, in turn: a table with a foreign key, a column, an index, rows, a constraint. */
function revision(at: number): string {
  const table = `t${Math.floor(at / 5)}`
  const before = at < 5 ? table : `t${Math.floor(at / 5) - 1}`
  return (
    [
      `create table ${table} (id serial primary key, name text not null, parent int references ${before} (id));`,
      `alter table ${table} add column created_at timestamptz not null default now();`,
      `create index ${table}_name on ${table} (lower(name));`,
      `insert into ${table} (name) select 'row ' || n from generate_series(1, 10) n;`,
      `alter table ${table} add constraint ${table}_named check (name <> ''); comment on table ${table} is 'table ${at}';`,
    ][at % 5] ?? ''
  )
}

test('replaying 500 small revisions with a catalog after each', async () => {
  await useEmbeddedWorker()
  const names = Array.from({ length: count }, (_, at) => `${String(at).padStart(4, '0')}_step.sql`)
  const folder = await projectFolder(Object.fromEntries(names.map((name, at) => [name, revision(at)])))
  const engine = await freshEngine()
  const replayed = { folder, dialect: 'postgres', scratch: null } as const
  const throwaway = await engine.throwaways.open({ ...replayed, extensions: [] })
  const session = await throwaway.connect(sessionOptions())
  const plainly = async (at: number) => {
    await session.query('begin')
    for (const { sql } of await postgres.split(revision(at))) await session.run(sql)
    await session.query('commit')
  }
  const history = await engine.replays.history(replayed)
  const { revisions } = await openProject(folder)
  const points = pointsAround(
    history,
    revisions.map(({ id }) => id),
  )
  // In turns, a revision each: what else the machine does meanwhile slows both.
  let [plain, replay] = [0, 0]
  let since: number | null = null
  for await (const { depth } of history.replay(points, null)) {
    const reached = performance.now()
    if (since !== null) replay += reached - since
    await plainly(depth - 1)
    since = performance.now()
    plain += since - reached
  }
  replay += performance.now() - (since ?? 0)
  await throwaway.close()
  expect(history.catalogAt(history.pointAt('heads')).tables).toHaveLength(count / 5)
  const again = performance.now()
  const reopened = await engine.replays.history(replayed)
  await reopened.finish(points, null)
  const known = performance.now() - again
  say(
    `\nreplay: ${count} revisions  plainly ${Math.round(plain)} ms  with a catalog after each ${against(replay, plain)}  known already ${Math.round(known)} ms`,
  )
  expect(replay / plain).toBeLessThan(5)
})

// oxlint-disable
import { afterAll, beforeAll, test } from 'vitest'
import { postgres, closeEmbedded } from '#engine/dialects/postgres/index'
import { ClientSession } from '#engine/dialects/postgres/client-session'
import { sessionOptions } from '../../support/databases'
import { useEmbeddedWorker } from '../../support/embedded-worker'
beforeAll(async () => {
  await useEmbeddedWorker()
})
afterAll(closeEmbedded)
test('measure', async () => {
  const t = await postgres.throwaways!.open({ extensions: [], roles: [] })
  const s = (await t.connect(sessionOptions())) as ClientSession
  const plain = async (from: number, to: number) => {
    const a = performance.now()
    for (let i = from; i < to; i++) {
      await s.query('begin')
      await s.run(
        `create table t${i} (id serial primary key, name text not null default 'x', other int references t${i === 0 ? 0 : i - 1} (id), created_at timestamptz default now())`,
      )
      await s.run(`create index ix_t${i}_name on t${i} (name)`)
      await s.query('commit')
    }
    console.log('plain', (performance.now() - a) / (to - from))
  }
  await plain(0, 100)
  await plain(100, 250)
  const sent: string[] = []
  const orig = s.queryAll.bind(s)
  s.queryAll = async (st) => {
    sent.push(...st)
    return orig(st)
  }
  await postgres.introspect(s)
  s.queryAll = orig
  const [{ oid }] = (await s.query<{ oid: number }>(`select 't249'::regclass::oid::int as oid`)) as [
    { oid: number },
  ]
  for (const mode of ['simple', 'prepared']) {
    let sum = 0
    for (const [at, sql] of sent.entries()) {
      if (!sql.includes('/* some */')) continue
      const only = sql.replaceAll('/* some */', `and c.oid in (${oid}, ${oid - 1})`)
      const run = mode === 'simple' ? only : `execute q${at}(array[${oid}, 5]::oid[])`
      if (mode === 'prepared')
        await orig([`prepare q${at}(oid[]) as ${sql.replaceAll('/* some */', `and c.oid = any($1)`)}`])
      for (let i = 0; i < 6; i++) await orig([run])
      const a = performance.now()
      for (let i = 0; i < 5; i++) await orig([run])
      const ms = (performance.now() - a) / 5
      sum += ms
      console.log(ms.toFixed(1), sql.replace(/\s+/g, ' ').slice(0, 60))
    }
    console.log(mode, sum)
  }
})

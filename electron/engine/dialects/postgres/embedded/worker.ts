import { type Extension, PGlite } from '@electric-sql/pglite'
import { readdirSync, readFileSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { DurableFiles, durableParameters } from './durable-files'
import type { Reply, Request, Setting, WorkerInput } from './messages'

/** PGlite clears what buffers it is given, 128 MB by itself, and its files are memory already. */
const inMemoryParameters = [...PGlite.defaultStartParams, '-c', 'shared_buffers=16MB']

// While PGlite is compiled nothing else keeps this thread's loop awake. An idle one stands still until V8 has done all
// that it does in the background, which may itself wait for this thread: https://github.com/nodejs/node/issues/54918
setInterval(() => undefined, 3_600_000)

/** `role` and the session's user are not listed in pg_settings. */
const settingsSql = `select name, setting from pg_settings
where source = 'session' and name not like 'transaction\\_%' and setting is not null
union all select 'session_authorization', session_user::text where session_user <> 'postgres'
union all select 'role', current_setting('role') where current_setting('role') <> 'none'`

const port = parentPort
if (port === null) throw new Error('This file runs as a worker thread.')
const reply = (message: Reply) => port.postMessage(message)
const broken = (error: unknown) =>
  reply({ kind: 'broken', message: error instanceof Error ? error.message : String(error) })

const { folder, template, extensions } = workerData as WorkerInput
const opening = open()
let work = opening.then((db) => {
  port.on('message', (request: Request) => {
    work = work.then(() => answer(db, request)).catch(broken)
  })
  reply({ kind: 'done' })
}, broken)

async function answer(db: PGlite, request: Request): Promise<void> {
  switch (request.kind) {
    case 'protocol':
      // A copy: PGlite may answer with a view of a buffer that it uses again.
      return reply({ kind: 'protocol', bytes: (await db.execProtocolRaw(request.bytes)).slice() })
    case 'switch': {
      const { rows } = await db.query<Setting>(settingsSql)
      await db.exec('discard all')
      for (const { name, setting } of request.settings)
        await db.query('select set_config($1, $2, false)', [name, setting])
      return reply({ kind: 'settings', settings: rows })
    }
    case 'clean':
      await db.exec('rollback')
      await db.exec('discard all')
      return reply({ kind: 'done' })
    case 'close':
      await db.close()
      return reply({ kind: 'done' })
  }
}

async function open(): Promise<PGlite> {
  const unpacked =
    template !== null && (folder === null || readdirSync(folder).length === 0)
      ? { loadDataDir: new Blob([readFileSync(template)]) }
      : {}
  if (folder === null)
    return PGlite.create({ extensions: await loaded(), startParams: [...inMemoryParameters], ...unpacked })
  return PGlite.create({
    fs: new DurableFiles(folder),
    startParams: [...durableParameters],
    ...unpacked,
  })
}

async function loaded(): Promise<Record<string, Extension>> {
  const modules = await Promise.all(
    extensions.map(
      (file) => import(`@electric-sql/pglite/contrib/${file}`) as Promise<Record<string, Extension>>,
    ),
  )
  // The build turns the import into a require, and such a module has itself as its default.
  return Object.fromEntries(
    modules.flatMap((all) => Object.entries(all).filter(([name]) => name !== 'default')),
  )
}

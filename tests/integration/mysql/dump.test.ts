import { spawn } from 'node:child_process'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Catalog } from '#contract/catalog'
import type { Session } from '#engine/dialects/dialect'
import { mysql } from '#engine/dialects/mysql/index'
import { freshDatabase, type FreshDatabase } from '../../support/databases'
import { differences, empty, likeness, remade } from '../../support/mysql-copy'
import { objectCases } from './conformance-objects'
import { tableCases } from './conformance-tables'

let db: FreshDatabase
let session: Session
beforeEach(async () => {
  db = await freshDatabase('mariadb')
  session = await db.connect()
})
afterEach(() => db.drop())

test.each([...tableCases, ...objectCases])(
  "what the server's own dump makes again reads the same, and what it makes of our copy: $what",
  async ({ ddl }) => {
    for (const sql of ddl) await session.run(sql)
    const catalog = await mysql.introspect(session)

    const restored = await afterDump()
    expect(differences(catalog, restored)).toEqual([])
    expect(likeness(restored)).toEqual(likeness(catalog))

    await remade(session, catalog)
    const again = await afterDump()
    expect(differences(catalog, again)).toEqual([])
    expect(likeness(again)).toEqual(likeness(catalog))
  },
)

/** Dumps the database, empties it, restores the dump, and reads it. */
async function afterDump(): Promise<Catalog> {
  const dump = await dumpOf(db)
  await empty(session)
  await client(db, dump)
  return mysql.introspect(session)
}

function dumpOf(database: FreshDatabase): Promise<string> {
  return client(database, null)
}

/** Runs a script with the server's own client, or dumps the schema with its own tool. */
function client({ target, password }: FreshDatabase, script: string | null): Promise<string> {
  if (target.kind !== 'server') throw new Error('only servers have a dump tool')
  const place = ['--protocol=tcp', `--host=${target.host}`, `--port=${target.port}`, `--user=${target.user}`]
  const [tool, ...more] =
    script === null
      ? [
          'mariadb-dump',
          '--no-data',
          '--routines',
          '--events',
          '--triggers',
          '--skip-lock-tables',
          '--skip-dump-date',
        ]
      : ['mariadb', '--comments']
  const arguments_ = ['--no-defaults', ...place, '--default-character-set=utf8mb4', ...more, target.database]
  return new Promise((resolve, reject) => {
    const child = spawn(tool ?? '', arguments_, { env: { ...process.env, MYSQL_PWD: password ?? '' } })
    const told = { out: '', error: '' }
    child.stdout.setEncoding('utf8').on('data', (text: string) => (told.out += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (told.error += text))
    child.on('error', reject)
    child.on('close', (code) =>
      code === 0 ? resolve(told.out) : reject(new Error(`${tool} ended with ${code}: ${told.error}`)),
    )
    child.stdin.end(script ?? '')
  })
}

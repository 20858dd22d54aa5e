import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root, say } from './run.mjs'

const pglite = join(root, 'node_modules/@electric-sql/pglite')

/**
 * Puts an empty embedded database, packed, beside its worker: unpacking it takes a fraction of the seconds that making
 * one anew takes. Made once for a version of PGlite.
 */
export async function placeTemplate(folder) {
  const { version } = JSON.parse(readFileSync(join(pglite, 'package.json'), 'utf8'))
  const made = join(root, '.cache', `embedded-${version}.tar.gz`)
  if (!existsSync(made)) await make(made)
  mkdirSync(folder, { recursive: true })
  copyFileSync(made, join(folder, 'embedded.tar.gz'))
}

async function make(file) {
  say('making the empty embedded database that new ones are copied from')
  const { PGlite } = await import(pathToFileURL(join(pglite, 'dist/index.js')).href)
  const database = await PGlite.create()
  await database.exec('checkpoint')
  const packed = Buffer.from(await (await database.dumpDataDir('gzip')).arrayBuffer())
  await database.close()
  mkdirSync(join(root, '.cache'), { recursive: true })
  // Renamed into place: a half written file must never pass for a whole one.
  writeFileSync(`${file}.new`, packed)
  renameSync(`${file}.new`, file)
}

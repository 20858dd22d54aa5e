import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { Script } from 'node:vm'

/** Writes beside a file that the build wrapped into a function what V8 makes of it, once it has run: what a start needs is compiled then. */
export function compileAhead(file) {
  const script = new Script(readFileSync(file, 'utf8'), { filename: file })
  const module = { exports: {} }
  script.runInThisContext()(module.exports, createRequire(file), module, file, dirname(file))
  // Renamed into place: V8 trusts what it takes.
  writeFileSync(`${file}.compiled.new`, script.createCachedData())
  renameSync(`${file}.compiled.new`, `${file}.compiled`)
}

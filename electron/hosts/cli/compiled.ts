import { readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { Script } from 'node:vm'

/**
 * Runs a file that the build wrapped into a function of CommonJS and compiled ahead, which spares every start the
 * reading of a megabyte of program text. Where Node is another one than the build's, V8 refuses what was compiled, and
 * the text is read: https://nodejs.org/api/vm.html#new-vmscriptcode-options
 */
export function loadCompiled(file: string): unknown {
  const cachedData = compiledOf(file)
  const script = new Script(readFileSync(file, 'utf8'), {
    filename: file,
    ...(cachedData === null ? {} : { cachedData }),
  })
  const module = { exports: {} }
  script.runInThisContext()(module.exports, createRequire(file), module, file, dirname(file))
  return module.exports
}

/** What was compiled of this very text: V8 itself compares no more of it than its length. */
function compiledOf(file: string): Buffer | null {
  const compiled = `${file}.compiled`
  try {
    return statSync(compiled).mtimeMs < statSync(file).mtimeMs ? null : readFileSync(compiled)
  } catch {
    return null
  }
}

import { execFileSync } from 'node:child_process'
import { mkdtemp, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { loadCompiled } from '../../electron/hosts/cli/compiled'

let folder: string
let file: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'varve-compiled-'))
  file = join(folder, 'program.cjs')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/** As the build does, in a Node of its own. */
function compileAhead(path: string): void {
  const script = pathToFileURL(join(import.meta.dirname, '../../scripts/compile.mjs')).href
  const code = `import { compileAhead } from '${script}'; compileAhead(process.argv[1])`
  execFileSync(process.execPath, ['--input-type=module', '-e', code, path])
}

function program(answer: string): string {
  return `(function (exports, require, module, __filename, __dirname) {exports.answer = require('node:path').basename(__dirname) && '${answer}'
})`
}

test('runs what was compiled ahead, and the text alone where nothing was', async () => {
  await writeFile(file, program('one'))
  expect(loadCompiled(file)).toEqual({ answer: 'one' })
  compileAhead(file)
  expect((await stat(`${file}.compiled`)).size).toBeGreaterThan(0)
  expect(loadCompiled(file)).toEqual({ answer: 'one' })
})

test('what was compiled of an older text of the same length is passed over', async () => {
  await writeFile(file, program('one'))
  compileAhead(file)
  await writeFile(file, program('two'))
  await utimes(file, new Date(), new Date(Date.now() + 1000))
  expect(loadCompiled(file)).toEqual({ answer: 'two' })
})

test('what is no code of this V8 is passed over', async () => {
  await writeFile(file, program('one'))
  await writeFile(`${file}.compiled`, 'not compiled at all')
  expect(loadCompiled(file)).toEqual({ answer: 'one' })
})

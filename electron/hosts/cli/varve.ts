#!/usr/bin/env node
import { join } from 'node:path'
import { loadCompiled } from './compiled'
import { main, type Performer } from './main'
import { say } from './say'

let isWritten = true
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // A reader that leaves early (`varve inspect | head`) is no failure.
  if (error.code === 'EPIPE') return
  if (isWritten) say(`varve: the answer could not be written: ${error.message}`)
  isWritten = false
  process.exitCode = 1
})
// What is said beside the answer must not end a run that is under way.
process.stderr.on('error', () => undefined)
const performer = join(import.meta.dirname, 'perform.cjs')
const code = await main(process.argv.slice(2), process.env, () =>
  Promise.resolve(loadCompiled(performer) as Performer),
)
process.exitCode = isWritten || code !== 0 ? code : 1

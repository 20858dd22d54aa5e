// `npm run check`: every gate, two at a time; exit code 1 where one fails.
import { pathToFileURL } from 'node:url'
import { install } from './install.mjs'
import { runTool, say } from './run.mjs'
import { sizes } from './sizes.mjs'

const gates = [
  { name: 'types', run: () => tool('typescript/bin/tsc', ['-b']) },
  { name: 'lint', run: () => tool('oxlint/bin/oxlint', ['--type-aware', '--quiet']) },
  { name: 'format', run: () => tool('prettier/bin/prettier.cjs', ['--check', '--log-level', 'warn', '.']) },
  { name: 'dead code', run: () => tool('knip/bin/knip.js', ['--no-progress']) },
  { name: 'sizes and names', run: sizes },
]

/** Runs every gate; resolves to `{ name, ok, output }` for each. */
export async function check() {
  const results = []
  const waiting = [...gates]
  const lane = async () => {
    for (let gate = waiting.shift(); gate !== undefined; gate = waiting.shift()) {
      const startedAt = performance.now()
      const { code, output } = await gate.run()
      const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
      say(`${code === 0 ? 'passed' : 'FAILED'}  ${gate.name}  ${seconds} s`)
      if (code !== 0) process.stderr.write(`${output.trimEnd()}\n`)
      results.push({ name: gate.name, ok: code === 0 })
    }
  }
  await Promise.all([lane(), lane()])
  return results
}

function tool(path, args) {
  return runTool(path, args, { capture: true })
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await install()
  const failed = (await check()).filter(({ ok }) => !ok)
  say(failed.length === 0 ? 'every gate passed' : `failed: ${failed.map(({ name }) => name).join(', ')}`)
  process.exitCode = failed.length === 0 ? 0 : 1
}

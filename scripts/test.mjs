// `npm test`: installs what is missing, builds, and runs every gate and test. The last line is the count.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { build } from './build.mjs'
import { check } from './check.mjs'
import { findElectron } from './electron.mjs'
import { install } from './install.mjs'
import { needsXvfb, systemPackages } from './packages.mjs'
import { root, run, runTool, say } from './run.mjs'

const reports = mkdtempSync(join(tmpdir(), 'varve-test-'))
const totals = { passed: 0, failed: 0 }
const skips = []

await install()
await systemPackages()
count('build', (await build()) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 })
for (const { name, ok } of await check()) count(name, { passed: ok ? 1 : 0, failed: ok ? 0 : 1 })
await unitTests('unit')
await unitTests('integration')
await unitTests('scenarios')
await endToEnd()
rmSync(reports, { recursive: true, force: true })

for (const line of skips) console.log(line)
console.log(`${totals.passed} passed, ${totals.failed} failed`)
process.exitCode = totals.failed === 0 ? 0 : 1

function count(name, { passed, failed }) {
  totals.passed += passed
  totals.failed += failed
  say(`${name}: ${passed} passed, ${failed} failed`)
}

async function unitTests(project) {
  const file = join(reports, `${project}.json`)
  const { code } = await runTool('vitest/vitest.mjs', [
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ])
  const report = read(file)
  const passed = report?.numPassedTests ?? 0
  // A file that does not load has no tests to fail.
  const broken = (report?.testResults ?? []).filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  ).length
  const skipped = (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0)
  if (skipped > 0) say(`${project}: ${skipped} tests skip, which nothing here may; they count as failed.`)
  const failed = (report?.numFailedTests ?? 0) + broken + skipped
  count(project, { passed, failed: atLeastOne(failed, code) })
}

async function endToEnd() {
  const electron = await findElectron()
  const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: join(reports, 'e2e.json') }
  if (electron.program === null) {
    skips.push(`skipped: the desktop end-to-end tests (${await desktopCount()}), because ${electron.why}`)
  } else {
    env.ELECTRON_OVERRIDE_DIST_PATH ??= electronFolder(electron.program)
  }
  const projects = electron.program === null ? ['--project=chromium'] : []
  const args = ['node_modules/@playwright/test/cli.js', 'test', '--reporter=list,json', ...projects]
  const { code } = needsXvfb()
    ? await run('xvfb-run', ['-a', process.execPath, ...args], { env })
    : await run(process.execPath, args, { env })
  const stats = read(env.PLAYWRIGHT_JSON_OUTPUT_NAME)?.stats
  const failed = (stats?.unexpected ?? 0) + (stats?.flaky ?? 0) + (stats?.skipped ?? 0)
  count('end-to-end', { passed: stats?.expected ?? 0, failed: atLeastOne(failed, code) })
}

async function desktopCount() {
  const args = ['test', '--list', '--project=desktop', '--reporter=json']
  const { output } = await runTool('@playwright/test/cli.js', args, { capture: true })
  try {
    const stats = JSON.parse(output.slice(output.indexOf('{'))).stats
    return stats.expected + stats.unexpected + stats.skipped + stats.flaky
  } catch {
    return 'all'
  }
}

// A tool that ends badly without a failed test still failed.
function atLeastOne(failed, code) {
  return failed === 0 && code !== 0 ? 1 : failed
}

function electronFolder(program) {
  return process.platform === 'darwin' ? join(root, 'node_modules/electron/dist') : dirname(program)
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}

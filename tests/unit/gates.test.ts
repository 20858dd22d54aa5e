import { spawnSync } from 'node:child_process'
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** A file, and an import that its folder must not have. */
const forbidden: [file: string, imported: string][] = [
  ['electron/contract/a.ts', 'node:fs'],
  ['electron/contract/b.ts', '@orpc/server'],
  ['electron/contract/operations/a.ts', '../../engine/errors'],
  ['electron/engine/a.ts', 'electron'],
  ['electron/engine/b.ts', 'react'],
  ['electron/engine/c.ts', '../hosts/cli/args'],
  ['electron/engine/runs/a.ts', 'pg'],
  ['electron/engine/runs/b.ts', '../operations/runs'],
  ['electron/engine/runs/planner.ts', 'node:fs/promises'],
  ['electron/engine/diff/a.ts', '../dialects/dialect'],
  ['electron/engine/compare/a.ts', '../operations/compare'],
  ['electron/engine/compare/b.ts', '#engine/connections/profiles'],
  ['electron/engine/verify/a.ts', '../operations/health'],
  ['electron/engine/verify/b.ts', '#engine/connections/profiles'],
  ['electron/engine/verify/health/a.ts', '../../dialects/postgres/mends'],
  ['electron/engine/verify/health/rules/a.ts', 'node:fs/promises'],
  ['electron/engine/runs/c.ts', '#engine/verify/health/judge'],
  ['electron/engine/projects/a.ts', '#engine/connections/profiles'],
  ['electron/engine/dialects/postgres/a.ts', 'mysql2/promise'],
  ['electron/engine/dialects/postgres/b.ts', '../mysql/quote'],
  ['electron/engine/dialects/mysql/a.ts', '@electric-sql/pglite'],
  ['electron/engine/dialects/mysql/introspect/a.ts', '../../postgres/quote'],
  ['electron/hosts/browser/a.ts', 'electron'],
  ['electron/hosts/browser/b.ts', '../desktop/asks'],
  ['electron/hosts/cli/a.ts', 'pg'],
  ['electron/hosts/desktop/a.ts', '../browser/server'],
  ['renderer/app/a.ts', 'pg'],
  ['renderer/app/b.ts', 'node:path'],
  ['renderer/app/c.ts', '#engine/errors'],
  ['renderer/ui/a.ts', '#contract/run'],
  ['renderer/ui/b.ts', '../app/client'],
  ['renderer/features/history/a.ts', '../schema/tree'],
  ['renderer/features/history/parts/a.ts', '../../schema/tree'],
]

/** The same folders' imports that must pass. */
const allowed: [file: string, imported: string][] = [
  ['electron/contract/ok.ts', 'zod'],
  ['electron/engine/runs/ok.ts', '#engine/dialects/dialect'],
  ['electron/engine/verify/ok.ts', '../projects/suppressions'],
  ['electron/engine/compare/ok.ts', '../replay/replays'],
  ['electron/engine/verify/health/rules/ok.ts', '../../../dialects/mends'],
  ['electron/engine/dialects/postgres/ok.ts', 'pg'],
  ['electron/engine/dialects/mysql/ok.ts', '#contract/catalog'],
  ['electron/hosts/desktop/ok.ts', 'electron'],
  ['electron/hosts/cli/ok.ts', '../shared/folders'],
  ['renderer/features/history/ok.ts', '../../ui/Panel'],
  ['renderer/features/history/parts/ok.ts', '../rows'],
]

describe('the lint gate for the arrows', () => {
  let folder: string
  let refused: Set<string>

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'varve-gates-'))
    await copyFile(join(root, '.oxlintrc.json'), join(folder, '.oxlintrc.json'))
    for (const [file, imported] of [...forbidden, ...allowed]) {
      await mkdir(dirname(join(folder, file)), { recursive: true })
      await writeFile(join(folder, file), `import { a } from '${imported}'\nexport const b = a\n`)
    }
    refused = lint(folder)
  })

  afterAll(() => rm(folder, { recursive: true, force: true }))

  it.each(forbidden)('refuses %s the import of %s', (file) => {
    expect(refused).toContain(file)
  })

  it.each(allowed)('lets %s import %s', (file) => {
    expect(refused).not.toContain(file)
  })
})

/** The files of a folder that import what they must not. */
function lint(folder: string): Set<string> {
  const program = join(root, 'node_modules/oxlint/bin/oxlint')
  const { stdout } = spawnSync(process.execPath, [program, '--format=json'], {
    cwd: folder,
    encoding: 'utf8',
  })
  const report = JSON.parse(stdout) as { diagnostics: { code: string; filename: string }[] }
  const found = report.diagnostics.filter(({ code }) => code.includes('no-restricted-imports'))
  return new Set(found.map(({ filename }) => filename))
}

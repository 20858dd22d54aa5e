import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import type { DialectName } from '#contract/connection'
import { openProject } from '#engine/projects/open'
import { pythonProjectOf } from '#engine/python/project-place'
import { renderedScript } from '#engine/python/rendered'
import { allowed } from '../../support/python-project'

const samples: readonly [string, DialectName][] = [
  ['notes-app', 'postgres'],
  ['auditeng', 'postgres'],
  ['safety-compliance', 'mysql'],
  ['splunk-auto-doc', 'postgres'],
]

for (const [name, dialect] of samples) {
  test(`${name}: every revision is rendered by its own Alembic, or the reason is told`, async () => {
    const folder = resolve('migrations-samples', name)
    const project = await pythonProjectOf(folder)
    if (project === null) throw new Error(`${folder} is no Alembic project`)
    const python = await allowed(folder)
    for (const { id } of (await openProject(folder)).revisions) {
      for (const direction of ['up', 'down'] as const) {
        const { text } = await renderedScript(project, id, direction, dialect, python)
        expect([id, text]).toEqual([id, expect.not.stringMatching(/alembic_version|^(BEGIN|COMMIT);/m)])
        expect([id, direction, text]).toEqual([id, direction, expect.stringMatching(/\w/)])
      }
    }
  }, 240_000)
}

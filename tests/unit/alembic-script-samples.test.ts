import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readScript } from '#engine/projects/formats/alembic/script/read-script'

const samples = join(import.meta.dirname, '../../migrations-samples')

/** Every version file of the samples, relative to their folder. */
const files = readdirSync(samples, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /\/versions\/[^/]+\.py$/.test(file))
  .toSorted()

test('there are version files of all four Alembic samples', () => {
  const projects = new Set(files.map((file) => file.split('/')[0]))
  expect([...projects]).toEqual(['auditeng', 'notes-app', 'safety-compliance', 'splunk-auto-doc'])
})

test.each(files)('%s is read in both directions, for every dialect', (file) => {
  const text = readFileSync(join(samples, file), 'utf8')
  for (const dialect of ['postgresql', 'mysql', 'mariadb'] as const) {
    for (const direction of ['up', 'down'] as const) {
      expect(readScript(text, direction, dialect)).toMatchObject({ kind: 'changes', dialect })
    }
  }
})

import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

const folder = join(import.meta.dirname, '../../electron/hosts/cli')

/** What a file loads before it runs, by the names that its own imports give. */
function loaded(file: string, seen = new Set<string>()): Set<string> {
  const text = readFileSync(`${file}.ts`, 'utf8')
  for (const [, name = ''] of text.matchAll(
    /^import (?!type )[^'\n]*?(?:\{[^}]*\} )?(?:from )?'([^']+)'/gm,
  )) {
    const path = name.startsWith('.') ? join(dirname(file), name) : name
    if (seen.has(path)) continue
    seen.add(path)
    if (name.startsWith('.')) loaded(path, seen)
  }
  return seen
}

test('what needs no engine answers without loading it', () => {
  const names = [...loaded(join(folder, 'varve'))]
  expect(names).toContain(join(folder, 'usage'))
  expect(names.filter((name) => !name.startsWith('/') && !name.startsWith('node:'))).toEqual([])
  expect([...loaded(join(folder, 'perform'))]).toContain('#engine/operations/index')
})

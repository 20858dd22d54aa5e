import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { IgnoreRule } from '#contract/compare'
import { readIgnoreRules, setIgnoreRules } from '#engine/projects/ignore-rules'
import { ruleWords } from '../../renderer/features/compare/rules/ruleWords'
import { failure } from '../support/failure'
import { folderWith } from '../support/folder'

const older = {
  version: 1,
  ignored: [
    { what: 'comments', reason: 'the data team writes them' },
    { what: 'objects', pattern: 'tmp_*', kinds: ['table'], reason: 'made by hand, for a day' },
  ],
}
const email: IgnoreRule = {
  what: 'objects',
  object: { kind: 'column', schema: '', table: 'users', name: 'email' },
  pattern: null,
  kinds: [],
  reason: 'longer in production',
}

test('rules of before are read, and one object is kept in words that git shows well', async () => {
  const folder = await folderWith({ '.varve/compare.json': JSON.stringify(older) })
  const rules = await readIgnoreRules(folder)
  expect(rules.map(ruleWords)).toEqual(['comments, everywhere', 'every table called tmp_*, with its parts'])

  const kept = await setIgnoreRules(folder, [...rules, email])
  expect(kept).toEqual([...rules, email])
  expect(kept.map(ruleWords)).toContain('column email of users')
  expect(JSON.parse(await readFile(join(folder, '.varve', 'compare.json'), 'utf8'))).toEqual({
    version: 1,
    ignored: [
      ...older.ignored,
      {
        what: 'objects',
        object: { kind: 'column', table: 'users', name: 'email' },
        reason: 'longer in production',
      },
    ],
  })
})

test('a rule that says two things at once is refused', async () => {
  const folder = await folderWith({})
  const { message } = await failure(setIgnoreRules(folder, [{ ...email, pattern: 'users.*' }]))
  expect(message).toContain('names one object already')
})

import { mkdir, mkdtemp, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Suppression } from '#contract/health'
import { changeSuppressions, readSuppressions } from '#engine/projects/suppressions'

const entry = (name: string, reason = 'known'): Suppression => ({
  rule: 'unused-index',
  kind: 'index',
  schema: null,
  table: 'notes',
  name,
  reason,
})

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'varve-health-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const file = () => join(folder, '.varve/health.json')
async function holds(text: string): Promise<void> {
  await mkdir(join(folder, '.varve'))
  await writeFile(file(), text)
}
const message = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error: Error) => error.message,
  )

describe('.varve/health.json', () => {
  it('is read as it was written, one entry after another in an order of its own', async () => {
    expect(await readSuppressions(folder)).toEqual([])
    await Promise.all(
      ['b', 'a', 'c'].map((name) => changeSuppressions(folder, (was) => [...was, entry(name)])),
    )
    expect((await readSuppressions(folder)).map(({ name }) => name)).toEqual(['a', 'b', 'c'])
    expect(await readFile(file(), 'utf8')).toBe(
      `${JSON.stringify(
        {
          version: 1,
          suppressed: ['a', 'b', 'c'].map((name) => ({
            rule: 'unused-index',
            kind: 'index',
            table: 'notes',
            name,
            reason: 'known',
          })),
        },
        null,
        2,
      )}\n`,
    )
    expect(await readdir(join(folder, '.varve'))).toEqual(['health.json'])
  })

  it.each([
    ['{', /is not JSON/],
    ['[]', /does not hold what it should/],
    ['{"version": 1, "suppressed": [{"rule": "no-such"}]}', /suppressed\.0\.rule/],
    ['{"version": 1, "suppressed": [], "more": 1}', /does not hold what it should/],
    ['{"version": 2, "anything": []}', /has version 2/],
    [JSON.stringify({ version: 1, suppressed: [{ ...entry('a'), reason: 'x'.repeat(2001) }] }), /reason/],
  ])('that holds %s is refused, and left as it is', async (text, why) => {
    await holds(text)
    expect(await message(readSuppressions(folder))).toMatch(why)
    expect(await message(changeSuppressions(folder, () => []))).toMatch(why)
    expect(await readFile(file(), 'utf8')).toBe(text)
  })

  it('is not written through a link, whatever stands there', async () => {
    const elsewhere = await mkdtemp(join(tmpdir(), 'varve-elsewhere-'))
    try {
      const text = '{"version": 1, "suppressed": []}'
      await writeFile(join(elsewhere, 'health.json'), text)
      await symlink(elsewhere, join(folder, '.varve'))
      expect(await message(changeSuppressions(folder, () => [entry('a')]))).toMatch(
        /link to|no folder of its own/,
      )
      expect(await readFile(join(elsewhere, 'health.json'), 'utf8')).toBe(text)
      await rm(join(folder, '.varve'))
      await rm(join(elsewhere, 'health.json'))
      await symlink(elsewhere, join(folder, '.varve'))
      expect(await message(changeSuppressions(folder, () => [entry('a')]))).toMatch(/no folder of its own/)
      expect(await readdir(elsewhere)).toEqual([])
      await rm(join(folder, '.varve'))
      await mkdir(join(folder, '.varve'))
      await symlink(join(elsewhere, 'x'), file())
      expect(await message(changeSuppressions(folder, () => [entry('a')]))).toMatch(
        /link to nothing|no file of its own/,
      )
    } finally {
      await rm(elsewhere, { recursive: true, force: true })
    }
  })
})

import { mkdtemp, readdir, readFile, rm, stat, truncate, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { Restatements } from '#engine/compare/restatements'
import { boundFolder } from '#engine/replay/kept-files'
import { catalog, column, server, table } from '../support/catalogs'

async function freshFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'varve-restated-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

const asked = catalog({ tables: [table('t', { columns: [column('a')] })] })
const said = {
  catalog: catalog({ tables: [table('t', { columns: [column('a', 'int4')] })] }),
  notes: ['A role was made.'],
}

test('what a server said is found by another process, and of this Varve alone', async () => {
  const folder = await freshFolder()
  await new Restatements(folder, '1.0').keep(asked, null, said)
  expect(await new Restatements(folder, '1.0').find(asked, null)).toEqual(said)
  expect(await new Restatements(folder, '1.1').find(asked, null)).toBeNull()
  const grown = catalog({ tables: [table('t', { columns: [column('a'), column('b')] })] })
  expect(await new Restatements(folder, '1.0').find(grown, null)).toBeNull()
  // Counts are no part of what is asked, nor is where it was read.
  const counted = { ...asked, server: { ...server, database: 'other' }, readAt: '2027-01-01T00:00:00.000Z' }
  expect(await new Restatements(folder, '1.0').find(counted, null)).toEqual(said)
})

test('what a server of the user says is remembered, and never kept on disk', async () => {
  const folder = await freshFolder()
  const restatements = new Restatements(folder, '1.0')
  await restatements.keep(asked, 'connection', said)
  expect(await restatements.find(asked, 'connection')).toEqual(said)
  expect(await restatements.find(asked, 'other')).toBeNull()
  expect(await restatements.find(asked, null)).toBeNull()
  expect(await readdir(folder)).toEqual([])
})

test.each([
  ['torn', (path: string) => truncate(path, 200)],
  ['empty', (path: string) => truncate(path, 0)],
  [
    'altered',
    async (path: string) => writeFile(path, (await readFile(path, 'utf8')).replace('int4', 'int8')),
  ],
  ['of another', (path: string) => writeFile(path, 'nothing of ours\n')],
])('a file that is %s is as good as not there, and is replaced', async (_, spoil) => {
  const folder = await freshFolder()
  await new Restatements(folder, '1.0').keep(asked, null, said)
  const [name = ''] = await readdir(folder)
  await spoil(join(folder, name))
  expect(await new Restatements(folder, '1.0').find(asked, null)).toBeNull()
  await new Restatements(folder, '1.0').keep(asked, null, said)
  expect(await new Restatements(folder, '1.0').find(asked, null)).toEqual(said)
  expect(await readdir(folder)).toEqual([name])
})

test('several that write at once leave one whole file', async () => {
  const folder = await freshFolder()
  await Promise.all(Array.from({ length: 8 }, () => new Restatements(folder, '1.0').keep(asked, null, said)))
  expect(await readdir(folder)).toHaveLength(1)
  expect(await new Restatements(folder, '1.0').find(asked, null)).toEqual(said)
})

test('a folder that can not be written keeps it in memory', async () => {
  const folder = join(await freshFolder(), 'file')
  await writeFile(folder, '')
  const restatements = new Restatements(folder, '1.0')
  await restatements.keep(asked, null, said)
  expect(await restatements.find(asked, null)).toEqual(said)
})

test('what was used longest ago goes first, and being found is a use', async () => {
  const folder = await freshFolder()
  const restatements = new Restatements(folder, '1.0')
  const all = ['a', 'b', 'c'].map((name) => catalog({ tables: [table(name, { columns: [column('id')] })] }))
  for (const one of all) await restatements.keep(one, null, said)
  const names = await readdir(folder)
  const old = new Date(Date.now() - 3_600_000)
  for (const name of names) await utimes(join(folder, name), old, old)
  const [first] = all
  if (first === undefined) throw new Error('there are three')
  expect(await new Restatements(folder, '1.0').find(first, null)).toEqual(said)
  const { size } = await stat(join(folder, names[0] ?? ''))
  await boundFolder(folder, size)
  expect(await readdir(folder)).toHaveLength(1)
  expect(await new Restatements(folder, '1.0').find(first, null)).toEqual(said)
})

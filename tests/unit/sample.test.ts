import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { copySample } from '#engine/projects/sample'

test('windows that open the sample at once all have the one whole copy', async () => {
  const data = await mkdtemp(join(tmpdir(), 'varve-data-'))
  onTestFinished(() => rm(data, { recursive: true, force: true }))
  const folders = await Promise.all(Array.from({ length: 8 }, () => copySample('migrations-samples', data)))
  expect(new Set(folders)).toEqual(new Set([join(data, 'samples', 'todo-chat')]))
  expect(await readdir(join(data, 'samples'))).toEqual(['todo-chat'])
  const files = (folder: string) => readdir(folder, { recursive: true })
  expect(await files(join(data, 'samples', 'todo-chat'))).toEqual(await files('migrations-samples/todo-chat'))
})

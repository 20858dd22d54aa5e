import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { AllowedPython, PythonPermissions } from '#engine/python/permission'
import { failure } from '../support/failure'
import { folderWith } from '../support/folder'

const python = '/projects/a/.venv/bin/python'

test('a Python may run only for the project it was allowed for, until it is forgotten', async () => {
  const data = await folderWith({})
  const permissions = new PythonPermissions(data)
  const refused = await failure(AllowedPython.of(permissions, '/projects/a', python))
  expect(refused.code).toBe('python-not-allowed')
  expect(refused.message).toContain(python)
  expect(refused.message).toContain('env.py')
  await permissions.allow('/projects/a', python)
  expect((await AllowedPython.of(new PythonPermissions(data), '/projects/a', python)).path).toBe(python)
  expect((await failure(AllowedPython.of(permissions, '/projects/b', python))).code).toBe(
    'python-not-allowed',
  )
  await permissions.forget('/projects/a', python)
  expect((await failure(AllowedPython.of(permissions, '/projects/a', python))).code).toBe(
    'python-not-allowed',
  )
})

test('choosing a Python does not allow it', async () => {
  const permissions = new PythonPermissions(await folderWith({}))
  await permissions.choose('/projects/a', python)
  await permissions.choose('/projects/a', '/usr/bin/python3')
  const list = await permissions.list('/projects/a')
  expect(list.map((entry) => [entry.python, entry.chosen, entry.allowed])).toEqual([
    [python, false, false],
    ['/usr/bin/python3', true, false],
  ])
  await permissions.choose('/projects/a', null)
  expect((await permissions.list('/projects/a')).some(({ chosen }) => chosen)).toBe(false)
})

test('a garbled file allows nothing, is kept aside and told of', async () => {
  const data = await folderWith({ 'pythons.json': '{"version":1,"entries":[{"folder":"/projects/a"' })
  const permissions = new PythonPermissions(data)
  expect((await failure(AllowedPython.of(permissions, '/projects/a', python))).code).toBe(
    'python-not-allowed',
  )
  expect(permissions.notice).toContain('pythons.json')
  expect((await readdir(data)).filter((name) => name.includes('unreadable'))).toHaveLength(1)
})

test('entries that are no permissions are left out, and the others stay', async () => {
  const good = { folder: '/projects/a', python, allowed: true, chosen: false, check: null }
  const entries = [{ ...good, python: 'python' }, { ...good, allowed: 'yes', python: '/other' }, good]
  const data = await folderWith({ 'pythons.json': JSON.stringify({ version: 1, entries }) })
  const permissions = new PythonPermissions(data)
  expect((await permissions.list('/projects/a')).map((entry) => entry.python)).toEqual([python])
  expect(JSON.parse(await readFile(join(data, 'pythons.json'), 'utf8')).entries).toEqual([good])
})

test('a file of a newer Varve is not overwritten', async () => {
  const data = await folderWith({})
  const text = JSON.stringify({ version: 99, entries: [] })
  await writeFile(join(data, 'pythons.json'), text)
  expect((await failure(new PythonPermissions(data).allow('/projects/a', python))).code).toBe('disk')
  expect(await readFile(join(data, 'pythons.json'), 'utf8')).toBe(text)
})

import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Connection } from '#contract/connection'
import { embeddedFolderOf } from '../../electron/engine/connections/embedded-folder'
import { Profiles } from '../../electron/engine/connections/profiles'
import { Recent } from '../../electron/engine/connections/recent'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'varve-profiles-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const file = () => join(folder, 'connections.json')

function connection(id: string, change: Partial<Connection> = {}): Connection {
  return {
    id,
    name: `name ${id}`,
    color: '#b07d2b',
    environment: 'production',
    readOnly: false,
    lockTimeoutMs: 5000,
    statementTimeoutMs: 0,
    target: {
      kind: 'server',
      dialect: 'mysql',
      host: 'h',
      port: 3306,
      socket: null,
      user: 'u',
      database: 'd',
      tls: { mode: 'prefer', caFile: null, certFile: null, keyFile: null },
      parameters: {},
    },
    ...change,
  }
}

test('saves, finds, changes in place and removes, project by project', async () => {
  const profiles = new Profiles(folder)
  await profiles.save('/a', connection('1'))
  await profiles.save('/a', connection('2'))
  await profiles.save('/b', connection('3'))
  await profiles.save('/a', connection('1', { name: 'changed' }))
  const fresh = new Profiles(folder)
  expect((await fresh.list('/a')).map(({ name }) => name)).toEqual(['changed', 'name 2'])
  expect(await fresh.find('3')).toEqual(connection('3'))
  await expect(profiles.save('/b', connection('1'))).rejects.toMatchObject({ code: 'no-such-connection' })
  await profiles.remove('/b', '1')
  await profiles.remove('/a', '2')
  expect(await fresh.list('/a')).toHaveLength(1)
  await expect(fresh.find('2')).rejects.toMatchObject({ code: 'no-such-connection' })
})

test('no parameter that holds a secret reaches the disk', async () => {
  const profiles = new Profiles(folder)
  const parameters = { password: 'hush', sslpassword: 'hush', PWD: 'hush', passwd: 'hush', charset: 'utf8' }
  const { target } = connection('1')
  if (target.kind !== 'server') throw new Error('not a server')
  await profiles.save('/a', connection('1', { target: { ...target, parameters } }))
  expect(await readFile(file(), 'utf8')).not.toContain('hush')
  expect(await profiles.find('1')).toMatchObject({ target: { parameters: { charset: 'utf8' } } })
  expect((await stat(file())).mode & 0o077).toBe(0)
})

test('many writers at once lose nothing and leave no other file', async () => {
  const writers = Array.from({ length: 6 }, () => new Profiles(folder))
  await Promise.all(
    writers.flatMap((profiles, w) => [0, 1, 2].map((i) => profiles.save('/a', connection(`${w}-${i}`)))),
  )
  expect(await new Profiles(folder).list('/a')).toHaveLength(18)
  expect(await readdir(folder)).toEqual(['connections.json'])
})

test('a lock that a dead process left is taken over', async () => {
  await writeFile(`${file()}.lock`, '2147483646 x')
  await new Profiles(folder).save('/a', connection('1'))
  expect(await readdir(folder)).toEqual(['connections.json'])
})

test.each(['', '{"version":1,"entr', '[]', '{"version":1}', 'null'])(
  'a garbled file is set aside and said: %s',
  async (text) => {
    await writeFile(file(), text)
    const profiles = new Profiles(folder)
    expect(await profiles.list('/a')).toEqual([])
    expect(profiles.notice).toMatch(/is kept as/)
    await profiles.save('/a', connection('1'))
    const aside = (await readdir(folder)).find((name) => name.includes('unreadable')) ?? ''
    expect(await readFile(join(folder, aside), 'utf8')).toBe(text)
    expect(await new Profiles(folder).list('/a')).toHaveLength(1)
  },
)

test('one bad entry does not take the others with it', async () => {
  await new Profiles(folder).save('/a', connection('1'))
  const whole = JSON.parse(await readFile(file(), 'utf8')) as { entries: unknown[] }
  await writeFile(file(), JSON.stringify({ ...whole, entries: [{ folder: 3 }, ...whole.entries] }))
  const profiles = new Profiles(folder)
  expect(await profiles.list('/a')).toHaveLength(1)
  expect(profiles.notice).toMatch(/could be read is still here/)
})

test('a file of a newer Varve is refused and left alone', async () => {
  const text = '{"version":2,"entries":[]}'
  await writeFile(file(), text)
  await expect(new Profiles(folder).list('/a')).rejects.toMatchObject({ code: 'disk' })
  await expect(new Profiles(folder).save('/a', connection('1'))).rejects.toThrow(/newer Varve/)
  expect(await readFile(file(), 'utf8')).toBe(text)
})

test('a folder that can not be written is said', async () => {
  await writeFile(join(folder, 'in-the-way'), '')
  await expect(new Profiles(join(folder, 'in-the-way')).save('/a', connection('1'))).rejects.toMatchObject({
    code: 'disk',
  })
})

test('recent projects: newest first, once each, forgotten when asked', async () => {
  const recent = new Recent(folder)
  for (const name of ['a', 'b', 'a']) await recent.add({ folder: `/${name}`, name })
  expect((await recent.list()).map(({ name }) => name)).toEqual(['a', 'b'])
  await recent.forget('/a')
  expect(await new Recent(folder).list()).toMatchObject([{ folder: '/b' }])
})

test('every project folder has an embedded folder of its own', () => {
  expect(embeddedFolderOf('/data', '/home/me/Notes App')).toMatch(/^\/data\/embedded\/notes-app-[0-9a-f]{8}$/)
  expect(embeddedFolderOf('/data', '/x/notes-app')).not.toBe(embeddedFolderOf('/data', '/y/notes-app'))
  expect(embeddedFolderOf('/data', '/x/漢字')).toMatch(/^\/data\/embedded\/[0-9a-f]{8}$/)
})

import { createHash } from 'node:crypto'
import { chmod, mkdir, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findPythons } from '#engine/python/find'
import { folderWith } from '../support/folder'
import { environmentIn } from '../support/python-project'

async function found(folder: string, more: Partial<Parameters<typeof findPythons>[0]> = {}) {
  const home = await folderWith({})
  const pythons = await findPythons({
    folder,
    settingsFolder: folder,
    chosen: null,
    environment: {},
    home,
    ...more,
  })
  return pythons.map(({ path, reason }) => [reason, path])
}

test('nothing is found where nothing is, and broken links are no Pythons', async () => {
  const folder = await folderWith({ 'a/alembic.ini': '' })
  await mkdir(join(folder, 'a/.venv/bin'), { recursive: true })
  await symlink('/nowhere/python', join(folder, 'a/.venv/bin/python'))
  await mkdir(join(folder, 'a/venv/bin/python'), { recursive: true })
  expect(await found(join(folder, 'a'))).toEqual([])
})

test('the chosen one comes first, then the folder’s own environments, then the one above, VIRTUAL_ENV and PATH', async () => {
  const top = await folderWith({ 'app/backend/alembic.ini': '', 'bin/python3': '', 'mine/python': '' })
  for (const program of ['bin/python3', 'mine/python']) await chmod(join(top, program), 0o755)
  const own = await environmentIn(join(top, 'app/backend'), 'venv')
  const ofFolder = await environmentIn(join(top, 'app'))
  const above = await environmentIn(top)
  const active = await environmentIn(join(top, 'elsewhere'), 'env')
  const chosen = join(top, 'mine/python')
  const pythons = await found(join(top, 'app'), {
    settingsFolder: join(top, 'app/backend'),
    chosen,
    environment: { VIRTUAL_ENV: join(top, 'elsewhere/env'), PATH: `relative:${join(top, 'bin')}` },
  })
  expect(pythons).toEqual([
    ['chosen', chosen],
    ['venv', ofFolder],
    ['venv', own],
    ['venv', above],
    ['VIRTUAL_ENV', active],
    ['PATH', join(top, 'bin/python3')],
  ])
})

test('a file that this user may not run is not offered', async () => {
  const folder = await folderWith({ '.venv/bin/python': '#!/bin/sh' })
  await chmod(join(folder, '.venv/bin/python'), 0o644)
  expect(await found(folder)).toEqual([])
})

test('uv is told by its lock file or its variable', async () => {
  const folder = await folderWith({ 'uv.lock': '' })
  const own = await environmentIn(folder)
  const named = await environmentIn(folder, 'environments/uv')
  expect(await found(folder, { environment: { UV_PROJECT_ENVIRONMENT: 'environments/uv' } })).toEqual([
    ['uv', own],
    ['uv', named],
  ])
})

test('poetry’s and pipenv’s environments are found by their hash, without running either', async () => {
  const home = await folderWith({})
  const folder = await folderWith({ 'pyproject.toml': '', Pipfile: '' })
  const real = await realpath(folder)
  const hash = (text: string) => createHash('sha256').update(text).digest('base64url').slice(0, 8)
  const poetry = await environmentIn(join(home, '.cache/pypoetry/virtualenvs'), `app-${hash(real)}-py3.11`)
  await environmentIn(join(home, '.cache/pypoetry/virtualenvs'), 'app-AAAAAAAA-py3.11')
  const pipenv = await environmentIn(
    join(home, '.local/share/virtualenvs'),
    `app-${hash(join(real, 'Pipfile'))}`,
  )
  expect(await found(folder, { home })).toEqual([
    ['poetry', poetry],
    ['pipenv', pipenv],
  ])
})

test('finding runs nothing', async () => {
  const folder = await folderWith({ 'pyproject.toml': '', Pipfile: '', 'bin/poetry': '', 'bin/pipenv': '' })
  const trace = join(folder, 'trace')
  const program = `#!/bin/sh\necho ran >> '${trace}'\n`
  for (const name of ['poetry', 'pipenv']) {
    await writeFile(join(folder, 'bin', name), program)
    await chmod(join(folder, 'bin', name), 0o755)
  }
  const own = await environmentIn(folder, '.venv', program)
  expect(await found(folder, { environment: { PATH: join(folder, 'bin') } })).toEqual([['venv', own]])
  await expect(rm(trace)).rejects.toThrow('ENOENT')
})

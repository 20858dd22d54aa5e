import { mkdir, rename, rm, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { Project } from '#contract/revision'
import { watchProject } from '#engine/projects/watch'
import { folderWith } from '../../support/folder'

/** Watches a folder; `next` answers what comes, or null when nothing does for `ms`. */
function watching(folder: string) {
  const ended = new AbortController()
  onTestFinished(() => ended.abort())
  const projects = watchProject(folder, ended.signal)
  let coming: Promise<IteratorResult<Project>> | null = null
  const next = async (ms = 10_000): Promise<string[] | null> => {
    coming ??= projects.next()
    const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), ms))
    const got = await Promise.race([coming, late])
    if (got === null) return null
    coming = null
    return got.done
      ? ['ended']
      : got.value.revisions.map(({ id, checksum }) => `${id} ${checksum?.slice(0, 4)}`)
  }
  return { next, end: () => ended.abort() }
}

test('a file added, changed, and removed', async () => {
  const folder = await folderWith({ 'migrations/1_a.sql': 'A;' })
  const { next } = watching(folder)
  const first = await next()
  expect(first).toHaveLength(1)
  await writeFile(join(folder, 'migrations/2_b.sql'), 'B;')
  expect(await next()).toHaveLength(2)
  await writeFile(join(folder, 'migrations/1_a.sql'), 'A2;')
  const changed = await next()
  expect(changed?.[0]).not.toBe(first?.[0])
  await rm(join(folder, 'migrations/2_b.sql'))
  expect(await next()).toHaveLength(1)
})

test('nothing is told where nothing the project says has changed', async () => {
  const folder = await folderWith({ '1_a.sql': 'A;' })
  const { next } = watching(folder)
  await next()
  await writeFile(join(folder, '1_a.sql'), 'A;')
  await utimes(join(folder, '1_a.sql'), new Date(), new Date(0))
  expect(await next(800)).toBeNull()
})

test('many changes at once are told together', async () => {
  const folder = await folderWith({ '1_a.sql': 'A;' })
  const { next } = watching(folder)
  await next()
  await Promise.all(Array.from({ length: 200 }, (_, i) => writeFile(join(folder, `${i + 2}_x.sql`), 'X;')))
  expect(await next()).toHaveLength(201)
})

test('the folder may vanish and come back', async () => {
  const folder = await folderWith({ 'migrations/1_a.sql': 'A;' })
  const { next } = watching(folder)
  await next()
  await rename(join(folder, 'migrations'), join(folder, 'away'))
  expect(await next(2_000)).toBeNull()
  await mkdir(join(folder, 'migrations'))
  await writeFile(join(folder, 'migrations/1_a.sql'), 'A;')
  await writeFile(join(folder, 'migrations/2_b.sql'), 'B;')
  expect(await next()).toHaveLength(2)
  await writeFile(join(folder, 'migrations/3_c.sql'), 'C;')
  expect(await next()).toHaveLength(3)
})

test('all files gone is a project without revisions', async () => {
  const folder = await folderWith({ 'migrations/1_a.sql': 'A;' })
  const { next } = watching(folder)
  await next()
  await rm(join(folder, 'migrations/1_a.sql'))
  expect(await next()).toEqual([])
})

test('ends when it is aborted, also while waiting', async () => {
  const { next, end } = watching(await folderWith({ '1_a.sql': 'A;' }))
  await next()
  const waiting = next()
  end()
  expect(await waiting).toEqual(['ended'])
})

test('a folder that is no project is refused at once', async () => {
  const folder = await folderWith({})
  await expect(watchProject(folder, new AbortController().signal).next()).rejects.toMatchObject({
    code: 'not-a-project',
  })
})

test('an Alembic project: its settings, its env.py, and folders that come to hold revisions', async () => {
  const revision = (id: string, down: string) => `revision = '${id}'\ndown_revision = ${down}\n`
  const folder = await folderWith({
    'alembic.ini': '[alembic]\nscript_location = m\nrecursive_version_locations = true\n',
    'm/env.py': '',
    'm/versions/a.py': revision('a', 'None'),
  })
  const { next } = watching(folder)
  expect(await next()).toHaveLength(1)
  await mkdir(join(folder, 'm/versions/2024'))
  await writeFile(join(folder, 'm/versions/2024/b.py'), revision('b', "'a'"))
  expect(await next()).toHaveLength(2)
  await writeFile(join(folder, 'm/versions/2024/c.py'), revision('c', "'b'"))
  expect(await next()).toHaveLength(3)
  await writeFile(join(folder, 'alembic.ini'), '[alembic]\nscript_location = m\n')
  expect(await next()).toHaveLength(1)
})

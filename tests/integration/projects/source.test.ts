import { chmod, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Direction, Project } from '#contract/revision'
import { formatNamed } from '#engine/projects/formats/index'
import { openProject } from '#engine/projects/open'
import { readSource } from '#engine/projects/source'
import { folderWith } from '../../support/folder'

describe('a source file', () => {
  test('is read as text, line ends as they are', async () => {
    const folder = await folderWith({ 'migrations/1_a.sql': '\ufeffSELECT 1;\r\n' })
    expect(await readSource(folder, 'migrations/1_a.sql')).toEqual({
      file: 'migrations/1_a.sql',
      text: 'SELECT 1;\r\n',
    })
  })

  test.each(['../x.sql', 'a/../../x.sql', '/etc/passwd', '..\\x.sql', 'C:\\x.sql', '', 'a\0b', '..'])(
    'not by the path %j',
    async (file) => {
      const folder = await folderWith({ '1_a.sql': '' })
      await expect(readSource(folder, file)).rejects.toMatchObject({ code: 'unreadable-file' })
    },
  )

  test('not through a link that leads out, of the file or of a folder', async () => {
    const outside = await folderWith({ 'secret.sql': 'secret' })
    const folder = await folderWith({ '1_a.sql': '' })
    await symlink(join(outside, 'secret.sql'), join(folder, 'link.sql'))
    await symlink(outside, join(folder, 'linked'))
    for (const file of ['link.sql', 'linked/secret.sql']) {
      await expect(readSource(folder, file)).rejects.toMatchObject({
        message: expect.stringContaining('outside the project folder'),
      })
    }
  })

  test('not a folder, nor what is not there', async () => {
    const folder = await folderWith({ 'a/1_a.sql': '' })
    await expect(readSource(folder, 'a')).rejects.toMatchObject({ message: 'a is not a regular file.' })
    await expect(readSource(folder, 'b.sql')).rejects.toMatchObject({
      message: expect.stringContaining('is not there'),
    })
  })
})

describe('a script', () => {
  test('is one direction with its line, transaction and checksum, read from disk now', async () => {
    const folder = await folderWith({
      '1_a.sql': '-- migrate:up transaction:false\nA;\n-- migrate:down\nB;\n',
    })
    const project = await openProject(folder)
    const { script: read } = formatNamed('sql')
    const script = (of: Project, revision: string, direction: Direction) =>
      read(of, revision, direction, 'postgres')
    const checksum = project.revisions[0]?.checksum
    expect(await script(project, '1', 'up')).toEqual({
      kind: 'text',
      file: '1_a.sql',
      text: 'A;\n',
      line: 2,
      transaction: false,
      checksum,
    })
    expect(await script(project, '1', 'down')).toEqual({
      kind: 'text',
      file: '1_a.sql',
      text: 'B;\n',
      line: 4,
      transaction: true,
      checksum,
    })
    await writeFile(join(folder, '1_a.sql'), 'C;')
    expect(await script(project, '1', 'up')).toMatchObject({ text: 'C;', line: 1 })
    expect((await script(project, '1', 'up'))?.checksum).not.toBe(checksum)
    expect(await script(project, '1', 'down')).toBeNull()
    await rm(join(folder, '1_a.sql'))
    await expect(script(project, '1', 'up')).rejects.toMatchObject({ code: 'unreadable-file' })
    await expect(script(project, '2', 'up')).rejects.toMatchObject({ code: 'no-such-revision' })
  })

  test('without the right to read says so', async () => {
    const folder = await folderWith({ '1_a.sql': 'A;' })
    await chmod(folder, 0o755)
    await chmod(join(folder, '1_a.sql'), 0)
    await asNobody(async () => {
      const { problems } = await openProject(folder)
      expect(problems).toMatchObject([
        { code: 'unreadable', message: expect.stringContaining('may not be read') },
      ])
    })
    await chmod(folder, 0)
    await asNobody(async () => {
      await expect(openProject(folder)).rejects.toMatchObject({
        code: 'not-a-folder',
        message: expect.stringContaining('may not be read'),
      })
    })
    await chmod(folder, 0o755)
  })
})

/** Runs as an ordinary user where the tests run as root, whom no permission stops. */
async function asNobody(run: () => Promise<void>): Promise<void> {
  const root = process.getuid?.() === 0
  if (root) process.seteuid?.(65534)
  try {
    await run()
  } finally {
    if (root) process.seteuid?.(0)
  }
}

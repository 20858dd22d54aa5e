import { mkdir, readFile, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readSideFile } from '#engine/compare/side-file'
import { saveFile } from '#engine/compare/snapshot/save'
import { failure } from '../support/failure'
import { folderWith } from '../support/folder'

describe('the path of a side', () => {
  test('that leads nowhere is told with what is missing of it', async () => {
    const folder = await folderWith({ 'a.sql': 'select 1' })
    const wrong = async (file: string) => (await failure(readSideFile(file))).message
    expect(await wrong(join(folder, 'b.sql'))).toBe(
      `${join(folder, 'b.sql')} can't be read: there is no such file.`,
    )
    expect(await wrong(join(folder, 'no', 'where', 'b.sql'))).toContain(
      `there is no folder ${join(folder, 'no')}.`,
    )
    expect(await wrong(join(folder, 'a.sql', 'b.sql'))).toContain('what the path calls a folder is a file')
    expect(await wrong(folder)).toBe(`${folder} is a folder, not a file.`)
    expect(await wrong('schema.sql')).toBe('schema.sql is no absolute path.')
  })

  test('may be a link to anywhere, and to a file larger than a revision', async () => {
    const elsewhere = await folderWith({ 'big.json': Buffer.alloc(17 * 1024 * 1024, ' ') })
    const folder = await folderWith({})
    await symlink(join(elsewhere, 'big.json'), join(folder, 'schema.json'))
    expect((await readSideFile(join(folder, 'schema.json'))).length).toBe(17 * 1024 * 1024)
  })
})

describe('the path of a snapshot', () => {
  test('that is taken keeps what stands there until someone says otherwise', async () => {
    const folder = await folderWith({ 'schema.json': 'mine' })
    const file = join(folder, 'schema.json')
    expect(await failure(saveFile(file, 'new', false))).toMatchObject({
      code: 'file-exists',
      message: `${file} is there already.`,
    })
    expect(await readFile(file, 'utf8')).toBe('mine')
    await saveFile(file, 'new', true)
    expect(await readFile(file, 'utf8')).toBe('new')
  })

  test('that can hold no file is told with why', async () => {
    const folder = await folderWith({})
    await mkdir(join(folder, 'taken'))
    const wrong = async (file: string, replace: boolean) =>
      (await failure(saveFile(file, 'x', replace))).message
    expect(await wrong(join(folder, 'taken'), false)).toContain('a folder has that name')
    expect(await wrong(join(folder, 'taken'), true)).toContain('a folder has that name')
    expect(await wrong(join(folder, 'no', 'a.json'), false)).toContain(
      `there is no folder ${join(folder, 'no')}.`,
    )
    expect(await wrong('a.json', true)).toContain('no absolute path')
  })
})

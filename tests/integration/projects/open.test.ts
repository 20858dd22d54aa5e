import { symlink, truncate, writeFile } from 'node:fs/promises'
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openProject } from '#engine/projects/open'
import { folderWith } from '../../support/folder'

const sql = 'CREATE TABLE a (id int);\n'
const open = async (files: Record<string, string | Buffer>) => openProject(await folderWith(files))
const ids = (project: { revisions: { id: string }[] }) => project.revisions.map(({ id }) => id)

describe('finds the migrations', () => {
  test.each([
    ['', '001_a.sql'],
    ['migrations', 'migrations/001_a.sql'],
    ['db/migrations', 'db/migrations/001_a.sql'],
    ['backend/migrations', 'backend/migrations/001_a.sql'],
    ['a/b/sql', 'a/b/sql/001_a.sql'],
  ])('in "%s"', async (versionsFolder, file) => {
    const project = await open({ [file]: sql, 'package.json': '{}' })
    expect(project).toMatchObject({ versionsFolder, format: 'sql', problems: [] })
    expect(project.revisions[0]).toMatchObject({
      id: '001',
      message: 'a',
      upFile: file,
      hasUp: true,
      hasDown: false,
    })
  })

  test('the nearest wins, and dependencies are not looked into', async () => {
    const project = await open({
      'migrations/001_a.sql': sql,
      'old/db/migrations/001_b.sql': sql,
      'node_modules/migrations/001_c.sql': sql,
      '.git/migrations/001_d.sql': sql,
    })
    expect(project.versionsFolder).toBe('migrations')
    await expect(open({ 'node_modules/x/migrations/001_c.sql': sql })).rejects.toMatchObject({
      code: 'not-a-project',
    })
  })

  test('two at one depth are not guessed at, nor is a folder of another name', async () => {
    await expect(open({ 'a/migrations/1_a.sql': sql, 'b/migrations/1_b.sql': sql })).rejects.toMatchObject({
      code: 'not-a-project',
      message: expect.stringContaining('a/migrations, b/migrations'),
    })
    await expect(open({ 'fixtures/1_a.sql': sql })).rejects.toMatchObject({
      code: 'not-a-project',
      message: expect.stringContaining('fixtures'),
    })
  })
})

describe('what is no project says so', () => {
  test('a path that is not there, or is a file', async () => {
    const folder = await folderWith({ 'x.sql': sql })
    await expect(openProject(join(folder, 'gone'))).rejects.toMatchObject({
      code: 'not-a-folder',
      message: expect.stringContaining('There is no folder'),
    })
    await expect(openProject(join(folder, 'x.sql'))).rejects.toMatchObject({
      code: 'not-a-folder',
      message: expect.stringContaining('is a file'),
    })
  })

  test('an empty folder, and one without numbered files', async () => {
    await expect(open({})).rejects.toMatchObject({
      code: 'not-a-project',
      message: expect.stringContaining('is empty'),
    })
    await expect(open({ 'notes.txt': 'x', 'seed.sql': sql })).rejects.toMatchObject({
      code: 'not-a-project',
      message: expect.stringContaining('0001_x.sql'),
    })
  })

  test.each([
    [{ 'alembic.ini': '[alembic]' }],
    [{ 'pyproject.toml': '[project]\n[tool.alembic]\n' }],
    [{ 'versions/ab.py': "revision = 'ab'\ndown_revision = None\n", 'env.py': '' }],
    [{ 'backend/alembic.ini': '[alembic]' }],
  ])('Alembic by %j', async (files) => {
    expect(await open(files)).toMatchObject({ format: 'alembic' })
  })

  test('what the chosen folder itself is counts for more than a project below it', async () => {
    const alembic = { 'backend/alembic.ini': '[alembic]\nscript_location = a\n', 'backend/a/env.py': '' }
    expect(await open({ '001_a.sql': sql, ...alembic })).toMatchObject({ format: 'sql', versionsFolder: '' })
    expect(await open({ 'sql/001_a.sql': sql, ...alembic })).toMatchObject({ format: 'alembic' })
  })
})

test('up and down parts in every spelling, in number order', async () => {
  const project = await open({
    '010_last.sql': sql,
    '2-b.up.sql': sql,
    '2-b.down.sql': sql,
    '1_a.sql': sql,
    '1_a.down.sql': sql,
    '003.sql': `-- migrate:up\r\n${sql}-- migrate:down\r\nDROP TABLE a;\r\n`,
  })
  expect(
    project.revisions.map(({ id, downRevisions, upFile, downFile }) => [
      id,
      downRevisions[0] ?? null,
      upFile,
      downFile,
    ]),
  ).toEqual([
    ['1', null, '1_a.sql', '1_a.down.sql'],
    ['2', '1', '2-b.up.sql', '2-b.down.sql'],
    ['003', '2', '003.sql', '003.sql'],
    ['010', '003', '010_last.sql', null],
  ])
  expect(project.problems.map(({ code }) => code)).toEqual(['gap'])
})

test('Flyway versions and undo files', async () => {
  const project = await open({
    'V1__a.sql': sql,
    'U1__undo_a.sql': sql,
    'V1.2__b.sql': sql,
    'V1.10__c.sql': sql,
    'R__v.sql': sql,
  })
  expect(ids(project)).toEqual(['1', '1.2', '1.10'])
  expect(project.revisions[0]).toMatchObject({ downFile: 'U1__undo_a.sql', hasDown: true })
  expect(project.problems).toMatchObject([{ code: 'unsupported-format', blocks: false, files: ['R__v.sql'] }])
})

test('what is no revision is listed with the reason', async () => {
  const project = await open({
    '001_a.sql': sql,
    'README.md': 'x',
    '.DS_Store': 'x',
    'seed.sql': sql,
    'old/002_b.sql': sql,
  })
  expect(project.ignored).toEqual([
    { file: '.DS_Store', reason: 'a hidden file' },
    { file: 'README.md', reason: 'not an .sql file' },
    { file: 'old/', reason: 'a folder' },
    { file: 'seed.sql', reason: 'its name does not start with a number' },
  ])
})

test('the checksum does not see line ends or a byte order mark, and sees all else', async () => {
  const sums = await Promise.all(
    ['a\nb\n', 'a\r\nb\r\n', 'a\rb\r', '\ufeffa\nb\n', 'a\nb'].map(
      async (text) => (await open({ '1.sql': text })).revisions[0]?.checksum,
    ),
  )
  expect(new Set(sums.slice(0, 4)).size).toBe(1)
  expect(sums[0]).toMatch(/^[0-9a-f]{64}$/)
  expect(sums[4]).not.toBe(sums[0])
})

describe('problems', () => {
  test('two files of one number: both named, both shown, blocking', async () => {
    const project = await open({ '1_a.sql': sql, '001_b.sql': sql, '2_c.sql': sql })
    expect(ids(project)).toEqual(['001_b', '1_a', '2'])
    expect(project.problems).toMatchObject([
      {
        code: 'duplicate-number',
        files: ['001_b.sql', '1_a.sql'],
        revisions: ['001_b', '1_a'],
        blocks: true,
      },
    ])
  })

  test('X.sql beside X.up.sql', async () => {
    const project = await open({ '1_a.sql': sql, '1_a.up.sql': sql })
    expect(project.problems).toMatchObject([{ code: 'duplicate-number', blocks: true }])
  })

  test.each([
    [['001', '002', '005', '007'], 'No file has the number 003 to 004, 006.'],
    [['000', '001', '003'], 'No file has the number 002.'],
    [['002', '003'], 'No file has the number 001.'],
    [['010', '020', '040'], 'No file has the number 030.'],
  ])('a gap in %j is a note', async (numbers, message) => {
    const project = await open(Object.fromEntries(numbers.map((n) => [`${n}_x.sql`, sql])))
    expect(project.problems).toMatchObject([{ code: 'gap', message, blocks: false }])
  })

  test.each([
    [['20240101000000', '20240301000000']],
    [['20240101', '20240301']],
    [['0', '1', '2']],
    [['1', '1.5', '4']],
  ])('no gap in %j', async (numbers) => {
    const project = await open(Object.fromEntries(numbers.map((n) => [`${n}_x.sql`, sql])))
    expect(project.problems).toEqual([])
  })

  test('a file of 50 MB is named', async () => {
    const folder = await folderWith({ '1_a.sql': sql, '2_big.sql': sql, '3_c.sql': sql })
    await truncate(join(folder, '2_big.sql'), 50 * 1024 * 1024)
    const project = await openProject(folder)
    expect(project.problems).toMatchObject([
      { code: 'too-large', files: ['2_big.sql'], revisions: ['2'], blocks: true },
    ])
    expect(project.problems[0]?.message).toContain('50.0 MB')
    expect(project.revisions.map(({ hasUp }) => hasUp)).toEqual([true, false, true])
  })

  test('invalid UTF-8 is named with line and byte; UTF-16 by its name', async () => {
    const project = await open({
      '1_a.sql': Buffer.from([0x2d, 0x2d, 0x0a, 0x27, 0xe9, 0x27]),
      '2_b.sql': Buffer.from('\ufeffSELECT 1', 'utf16le'),
      '3_c.sql': 'SELECT \0 1',
    })
    expect(project.problems.map(({ code, message }) => `${code} ${message}`)).toEqual([
      expect.stringMatching(/^invalid-utf8 .*0xe9 in line 2 \(byte 4\)/),
      expect.stringMatching(/^invalid-utf8 .*UTF-16/),
      expect.stringMatching(/^unreadable .*zero byte in line 1/),
    ])
  })

  test('a link out of the folder is refused, one inside is followed', async () => {
    const outside = await folderWith({ 'secret.sql': sql })
    const folder = await folderWith({ 'shared/a.sql': sql, 'migrations/1_a.sql': sql })
    await symlink(join(outside, 'secret.sql'), join(folder, 'migrations/2_out.sql'))
    await symlink('../shared/a.sql', join(folder, 'migrations/3_in.sql'))
    await symlink('nowhere.sql', join(folder, 'migrations/4_dangling.sql'))
    await symlink('5_loop.sql', join(folder, 'migrations/5_loop.sql'))
    const project = await openProject(folder)
    expect(project.problems.map(({ code, revisions }) => [code, ...revisions])).toEqual([
      ['outside-folder', '2'],
      ['unreadable', '4'],
      ['unreadable', '5'],
    ])
    expect(project.revisions[2]).toMatchObject({ id: '3', hasUp: true })
  })

  test('a pipe is not waited for', async () => {
    const folder = await folderWith({ '1_a.sql': sql })
    execFileSync('mkfifo', [join(folder, '2_pipe.sql')])
    const project = await openProject(folder)
    expect(project.problems).toMatchObject([
      { code: 'unreadable', message: '2_pipe.sql is not a regular file.' },
    ])
  })

  test('a down part alone blocks; one of another name is a note', async () => {
    const project = await open({
      '1_a.sql': sql,
      '1_b.down.sql': sql,
      '2_c.down.sql': sql,
      '3_d.sql': '-- migrate:down\nDROP TABLE a;',
    })
    expect(project.problems.map(({ code, blocks, revisions }) => [code, blocks, ...revisions])).toEqual([
      ['down-without-up', false, '1'],
      ['down-without-up', true, '2'],
      ['down-without-up', true, '3'],
    ])
    expect(project.revisions.map(({ id, hasUp, hasDown }) => [id, hasUp, hasDown])).toEqual([
      ['1', true, false],
      ['2', false, false],
      ['3', false, false],
    ])
  })

  test('nothing to run: blocks going up, counts as no down part going down', async () => {
    const project = await open({
      '1_a.sql': '-- later\n;',
      '2_b.sql': `-- migrate:up\n${sql}-- migrate:down\n-- none\n`,
    })
    expect(project.problems.map(({ code, blocks, revisions }) => [code, blocks, ...revisions])).toEqual([
      ['empty-script', true, '1'],
      ['empty-script', false, '2'],
    ])
    expect(project.revisions[1]).toMatchObject({ hasUp: true, hasDown: false })
  })

  test('bad sections name the line', async () => {
    const project = await open({
      '1_a.sql': `${sql}-- migrate:up\n${sql}`,
      '2_b.up.sql': `-- migrate:up\n${sql}-- migrate:down\nDROP TABLE a;`,
      '3_c.sql': `-- migrate:up\n${sql}-- migrate:down\nDROP TABLE a;`,
      '3_c.down.sql': 'DROP TABLE a;',
    })
    expect(project.problems.map(({ code, message }) => `${code} ${message}`)).toEqual([
      expect.stringMatching(/^bad-section Line 1 of 1_a\.sql/),
      expect.stringMatching(/^bad-section 2_b\.up\.sql .* line 3 /),
      expect.stringMatching(/^bad-section 3 has two down parts: .*line 3 of 3_c\.sql, and 3_c\.down\.sql/),
    ])
    expect(project.revisions.every(({ hasUp, hasDown }) => !hasUp && !hasDown)).toBe(true)
  })
})

test('hostile names are kept as they are', async () => {
  const names = [
    '1_<script>.sql',
    '2_"quote" and space.sql',
    '3_🦉é.sql',
    `4_${'ü'.repeat(63)}.sql`,
    '5_line\nbreak.sql',
  ]
  const project = await open(Object.fromEntries(names.map((name) => [name, sql])))
  expect(project.revisions.map(({ upFile }) => upFile)).toEqual(names)
  expect(project.problems).toEqual([])
})

test('5,000 files are read', async () => {
  const folder = await folderWith({})
  const numbers = Array.from({ length: 5_000 }, (_, i) => String(i + 1).padStart(4, '0'))
  await Promise.all(numbers.map((n) => writeFile(join(folder, `${n}_x.sql`), sql)))
  const project = await openProject(folder)
  expect(ids(project)).toEqual(numbers)
  expect(project.problems).toEqual([])
})

import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { read } from '#engine/projects/formats/alembic/read'
import { folderWith } from '../../support/folder'

const ini = '[alembic]\nscript_location = migrations\n'
const revision = (id: string, down: string, more = '') =>
  `"""message of ${id}\n\nCreate Date: 2024-01-31 09:08:07.5\n"""\nrevision = '${id}'\ndown_revision = ${down}\n${more}\ndef upgrade():\n    pass\n\n\ndef downgrade():\n    pass\n`
const opened = async (versions: Record<string, string | Buffer>, more: Record<string, string> = {}) =>
  read(
    await folderWith({
      'alembic.ini': ini,
      'migrations/env.py': '',
      ...more,
      ...Object.fromEntries(
        Object.entries(versions).map(([name, text]) => [`migrations/versions/${name}`, text]),
      ),
    }),
  )
const parents = (project: Awaited<ReturnType<typeof read>>) =>
  project.revisions.map(({ id, downRevisions }) => `${downRevisions.join('+')}>${id}`)

describe('identifiers', () => {
  test.each([
    [`revision = 'b'\ndown_revision = 'a'`],
    [`revision: str = "b"\ndown_revision: str | None = "a"  # the parent`],
    [`revision: str = 'b'\ndown_revision: Union[str, Sequence[str], None] = 'a'`],
    [`revision = 'b'\ndown_revision = ('a',)`],
    [`revision = 'b'\ndown_revision = ['a']\n`],
    [`revision = 'b'\ndown_revision = (\n  "a",\n)`],
    [`revision = 'b'\ndown_revision = (\n  "a",  # why\n)`],
    [`OLD = 'a'\nrevision = 'b'\ndown_revision = OLD`],
    [`revision = 'b'; down_revision = 'a'`],
    [`revision, down_revision = 'b', 'a'`],
    [`revision = 'x'\nrevision = 'b'\ndown_revision = 'a'`],
    [`if True:\n    pass\nrevision = 'b'\ndown_revision = f'a'`],
    [`def helper(revision):\n    down_revision = 'no'\n\nrevision = 'b'\ndown_revision = 'a'`],
    [`"""\nrevision = 'no'\n"""\nrevision = 'b'\ndown_revision = 'a'`],
    [`class A:\n    revision = 'no'\n    def upgrade(self): pass\n\nrevision = 'b'\r\ndown_revision = 'a'`],
  ])('%s', async (text) => {
    const project = await opened({
      'a.py': revision('a', 'None'),
      'b.py': `${text}\n\ndef upgrade():\n    pass\n`,
    })
    expect(project.problems).toEqual([])
    expect(parents(project)).toEqual(['>a', 'a>b'])
    expect(project.revisions[1]).toMatchObject({ hasUp: true, hasDown: false })
  })

  test('labels, dependencies, message and date', async () => {
    const project = await opened({
      'a.py': revision('a', 'None', `branch_labels = ('x', 'y')\ndepends_on = None\n`),
      'b.py': revision('b', 'None', `branch_labels: str | None = None\ndepends_on = 'x'\n`),
      'c.py': revision('c', `('a', 'b')`),
    })
    expect(parents(project)).toEqual(['>a', '>b', 'a+b>c'])
    expect(project.revisions[0]).toMatchObject({
      labels: ['x', 'y'],
      dependencies: [],
      message: 'message of a',
    })
    expect(project.revisions[1]).toMatchObject({
      labels: [],
      dependencies: ['x'],
      date: '2024-01-31T09:08:07.5',
    })
  })

  test.each([
    [`revision = make()\ndown_revision = None`, 'from an expression'],
    [`revision = 'b'\ndown_revision = find()`, 'takes down_revision from'],
    [`revision = 'b'\ndown_revision = 'a'\nif x:\n    down_revision = 'c'`, 'takes down_revision from'],
    [`revision = 'b'`, 'sets no down_revision'],
    [`down_revision = None`, 'sets no revision'],
    [`revision = 12\ndown_revision = None`, 'expression'],
    [`revision = None\ndown_revision = None`, 'no string'],
    [`revision = ''\ndown_revision = None`, 'empty'],
    [`revision = 'a-b@c'\ndown_revision = None`, 'does not allow'],
    [`from other import *\nrevision = 'b'\nfrom more import *\ndown_revision = None`, 'from an expression'],
  ])('is not guessed: %s', async (text, words) => {
    const project = await opened({ 'x.py': `${text}\n` })
    expect(project.revisions).toEqual([])
    expect(project.problems).toMatchObject([
      {
        code: 'bad-identifier',
        files: ['migrations/versions/x.py'],
        message: expect.stringContaining(words),
      },
    ])
  })

  test('quotes and ../ in an id are only text; an old file has its id in its name', async () => {
    const project = await opened({
      'x.py': revision(`..\\\\/"; drop table x`, 'None'),
      '1a2b.py': 'down_revision = None\ndef upgrade(): pass\n',
    })
    expect(project.revisions.map(({ id }) => id).sort()).toEqual(['..\\/"; drop table x', '1a2b'])
  })
})

describe('a file that cannot be read is told, and the rest opens', () => {
  test.each<[string, string | Buffer, string, string]>([
    ['Python 2', `${revision('z', 'None')}\n    print "x"\n`, 'unreadable', 'Line 15'],
    ['bad Python', `revision = 'z'\ndown_revision = None\ndef upgrade(:\n    pass\n`, 'unreadable', 'Line 3'],
    ['an open string', `revision = 'z\ndown_revision = None\n`, 'unreadable', 'Line 1'],
    [
      'an open bracket',
      `revision = 'z'\ndown_revision = ('a',\n\ndef upgrade():\n    pass\n`,
      'unreadable',
      'Line',
    ],
    [
      'a conflict',
      `<<<<<<< HEAD\nrevision = 'z'\n=======\nrevision = 'y'\n>>>>>>> x\n`,
      'unreadable',
      'Line 1',
    ],
    ['a zero byte', `revision = 'z'\0\n`, 'unreadable', 'zero byte'],
    ['no UTF-8', Buffer.from([0x72, 0xff, 0xfe]), 'invalid-utf8', 'UTF-8'],
    ['a binary', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2, 0xff]), 'invalid-utf8', 'UTF-8'],
  ])('%s', async (_, text, code, words) => {
    const project = await opened({ 'a.py': revision('a', 'None'), 'b.py': text })
    expect(project.revisions.some(({ id }) => id === 'a')).toBe(true)
    expect(project.problems).toMatchObject([
      { code, files: ['migrations/versions/b.py'], message: expect.stringContaining(words), blocks: true },
    ])
  })

  test('among thousands', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 400 }, (_, i) => [
        `${i}.py`,
        revision(`id${i}`, i === 0 ? 'None' : `'id${i - 1}'`),
      ]),
    )
    const project = await opened({ ...many, 'old.py': `${revision('old', 'None')}\n    print "x"\n` })
    expect(project.revisions).toHaveLength(401)
    expect(project.problems).toMatchObject([{ code: 'unreadable', revisions: ['old'] }])
  })

  test('a link out of the folder, a folder, compiled files', async () => {
    const folder = await folderWith({
      'alembic.ini': ini,
      'migrations/env.py': '',
      'migrations/versions/a.py': revision('a', 'None'),
    })
    const elsewhere = await folderWith({ 'b.py': revision('b', `'a'`) })
    const versions = join(folder, 'migrations/versions')
    await symlink(join(elsewhere, 'b.py'), join(versions, 'b.py'))
    await mkdir(join(versions, 'old'))
    await mkdir(join(versions, '__pycache__'))
    await writeFile(join(versions, 'c.pyc'), '')
    await writeFile(join(versions, '__init__.py'), '')
    const project = await read(folder)
    expect(parents(project)).toEqual(['>a'])
    expect(project.problems).toMatchObject([{ code: 'outside-folder', files: ['migrations/versions/b.py'] }])
    expect(project.ignored.map(({ file }) => file).sort()).toEqual(
      ['__init__.py', '__pycache__/', 'c.pyc', 'old/'].map((name) => `migrations/versions/${name}`),
    )
  })
})

describe('a history that does not hold together', () => {
  test('two files of one id, both named', async () => {
    const project = await opened({ 'a.py': revision('a', 'None'), 'b.py': revision('a', 'None') })
    expect(parents(project)).toEqual(['>a'])
    expect(project.problems).toMatchObject([
      { code: 'duplicate-id', files: ['migrations/versions/a.py', 'migrations/versions/b.py'], blocks: true },
    ])
  })

  test('a missing parent, a missing dependency, a label used twice', async () => {
    const project = await opened({
      'a.py': revision('a', `'gone'`, `branch_labels = 'x'\n`),
      'b.py': revision('b', 'None', `depends_on = 'away'\nbranch_labels = 'x'\n`),
    })
    expect(project.problems.map(({ code, revisions }) => [code, revisions])).toEqual([
      ['duplicate-label', ['a', 'b']],
      ['missing-parent', ['a']],
      ['missing-dependency', ['b']],
    ])
  })

  test('circles', async () => {
    const project = await opened({
      'a.py': revision('a', `'c'`),
      'b.py': revision('b', `'a'`),
      'c.py': revision('c', `'b'`),
      'd.py': revision('d', 'None', `depends_on = 'd'\n`),
    })
    expect(project.problems.map(({ code, revisions }) => [code, revisions])).toEqual([
      ['cycle', ['a', 'b', 'c']],
      ['cycle', ['d']],
    ])
    expect(project.revisions).toHaveLength(4)
  })
})

test('a file changed is read anew, one untouched is not', async () => {
  const folder = await folderWith({
    'alembic.ini': ini,
    'migrations/env.py': '',
    'migrations/versions/a.py': revision('a', 'None'),
  })
  const first = await read(folder)
  expect((await read(folder)).revisions[0]).toBe(first.revisions[0])
  await writeFile(join(folder, 'migrations/versions/a.py'), revision('b', 'None'))
  expect((await read(folder)).revisions[0]).toMatchObject({ id: 'b' })
})

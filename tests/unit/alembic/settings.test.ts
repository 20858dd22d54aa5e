import { describe, expect, test } from 'vitest'
import { locate } from '#engine/projects/formats/alembic/config/locate'
import { readIni } from '#engine/projects/formats/alembic/config/ini'
import { readSettings } from '#engine/projects/formats/alembic/config/settings'
import { read } from '#engine/projects/formats/alembic/read'
import { heldOffers } from '#engine/projects/formats/alembic/offers/offers'
import { folderWith } from '../../support/folder'

const a = `revision = 'a'\ndown_revision = None\ndef upgrade(): pass\n`
const b = `revision = 'b'\ndown_revision = 'a'\ndef upgrade(): pass\n`
const ids = async (files: Record<string, string>) =>
  (await read(await folderWith(files))).revisions.map(({ id }) => id)

describe('where the scripts are', () => {
  test.each<[string, Record<string, string>]>([
    ['relative', { 'alembic.ini': '[alembic]\nscript_location = m\n', 'm/versions/a.py': a }],
    ['%(here)s', { 'x/alembic.ini': '[alembic]\nscript_location: %(here)s/m\n', 'x/m/versions/a.py': a }],
    [
      'another setting',
      {
        'alembic.ini': '[DEFAULT]\nplace = m\n[alembic]\nScript_Location = %(place)s\n',
        'm/versions/a.py': a,
      },
    ],
    ['pkg:path', { 'alembic.ini': '[alembic]\nscript_location = app.db:m\n', 'app/db/m/versions/a.py': a }],
    [
      'pkg:path in src',
      { 'alembic.ini': '[alembic]\nscript_location = app:m\n', 'src/app/m/versions/a.py': a },
    ],
    [
      'pkg:path in prepend_sys_path',
      {
        'alembic.ini': '[alembic]\nprepend_sys_path = ., lib/x\nscript_location = app:m\n',
        'lib/x/app/m/versions/a.py': a,
      },
    ],
    [
      'pyproject',
      {
        'pyproject.toml': '[project]\nname = "x"\n\n[tool.alembic]\nscript_location = "%(here)s/m" # here\n',
        'm/versions/a.py': a,
      },
    ],
    [
      'the ini before the pyproject',
      {
        'alembic.ini': '[alembic]\nscript_location = m\n',
        'pyproject.toml': '[tool.alembic]\nscript_location = "n"\n',
        'm/versions/a.py': a,
      },
    ],
    [
      'Flask-Migrate: the ini among the scripts',
      {
        'migrations/alembic.ini': '[alembic]\n# template\n',
        'migrations/env.py': '',
        'migrations/versions/a.py': a,
      },
    ],
    ['no settings', { 'db/env.py': '', 'db/versions/a.py': a }],
    [
      'three levels down',
      { 'a/b/c/alembic.ini': '[alembic]\nscript_location = m\n', 'a/b/c/m/versions/a.py': a },
    ],
    ['another section alone', { 'alembic.ini': '[tenant]\nscript_location = m\n', 'm/versions/a.py': a }],
    [
      'version_locations',
      {
        'alembic.ini': '[alembic]\nscript_location = m\nversion_locations = %(here)s/v1, v2\n',
        'v1/x.py': '',
        'v2/a.py': a,
      },
    ],
  ])('%s', async (_, files) => {
    expect(await ids(files)).toEqual(['a'])
  })

  test.each([
    ['', 'one two'],
    ['version_path_separator = space\n', 'one two'],
    ['version_path_separator = ;\n', 'one;two'],
    ['version_path_separator = :\n', 'one:two'],
    ['version_path_separator = os\n', process.platform === 'win32' ? 'one;two' : 'one:two'],
    ['path_separator = newline\n', '\n  one\n  two'],
  ])('version_locations cut by "%s"', async (separator, locations) => {
    const files = {
      'alembic.ini': `[alembic]\nscript_location = m\n${separator}version_locations = ${locations}\n`,
      'one/a.py': a,
      'two/b.py': b,
    }
    expect(await ids(files)).toEqual(['a', 'b'])
  })

  test('lists of a pyproject, and nested folders', async () => {
    const files = {
      'pyproject.toml':
        '[tool.alembic]\nscript_location = "m"\nrecursive_version_locations = true\nversion_locations = [\n  "%(here)s/one", # first\n  \'two\',\n]\n',
      'one/2023/x/a.py': a,
      'two/b.py': b,
    }
    expect(await ids(files)).toEqual(['a', 'b'])
  })

  test('several sections: the first, the others named and opened by their folder', async () => {
    const folder = await folderWith({
      'alembic.ini': '[alembic]\nscript_location = one\n[other]\nscript_location = two\n',
      'one/env.py': '',
      'one/versions/a.py': a,
      'two/env.py': "from alembic import context\ncontext.configure(version_table='other')\n",
      'two/versions/c.py': a.replace("'a'", "'c'"),
    })
    const first = await read(folder)
    expect(first.revisions.map(({ id }) => id)).toEqual(['a'])
    expect(first.problems).toMatchObject([{ blocks: false, message: expect.stringContaining('[other]') }])
    const other = await read(`${folder}/two`)
    expect(other.revisions.map(({ id }) => id)).toEqual(['c'])
    expect(other.versionTable).toEqual({ schema: null, name: 'other' })
    expect((await locate(`${folder}/two`))?.settings?.section).toBe('other')
  })

  test.each([
    ['script_location = m', 'Line 1 of alembic.ini stands before any [section]'],
    [
      '[alembic]\nscript_location = m\nscript_location = n',
      'Line 3 of alembic.ini sets script_location a second time',
    ],
    ['[alembic]\nwhat', 'Line 2 of alembic.ini is neither'],
    ['[alembic]\nscript_location = %(nowhere)s/m', 'refers to %(nowhere)s, which has no value'],
    ['[alembic]\nscript_location = 100%', 'holds a %'],
    ['[alembic]\nscript_location = nopkg:m', 'no package nopkg'],
    ['[loggers]\nkeys = root', 'has no section [alembic]'],
    ['[alembic]\nscript_location = m\nversion_path_separator = x\nversion_locations = a', 'cut at "x"'],
  ])('says what is wrong with %j', async (text, words) => {
    const project = await read(await folderWith({ 'alembic.ini': text }))
    expect(project.problems).toMatchObject([
      { code: 'bad-config', message: expect.stringContaining(words), blocks: true },
    ])
  })

  test('several projects on one level, and one outside of the folder', async () => {
    const files = {
      'x/alembic.ini': '[alembic]\nscript_location = m\n',
      'y/alembic.ini': '[alembic]\nscript_location = m\n',
    }
    await expect(read(await folderWith(files))).rejects.toMatchObject({
      code: 'not-a-project',
      message: expect.stringContaining('x, y'),
    })
    const outside = await read(
      await folderWith({ 'alembic.ini': '[alembic]\nscript_location = ../elsewhere\n' }),
    )
    expect(outside.problems).toMatchObject([{ code: 'outside-folder' }])
  })
})

test('an ini as ConfigParser reads it', () => {
  const read_ = readIni(
    [
      '; c',
      '[DEFAULT]',
      'd=1',
      '[a b]',
      'One : x',
      '  y',
      '',
      '  # no',
      '  z',
      'Two=',
      '# e = 1',
      'three = a;b # c',
    ].join('\r\n'),
  )
  if ('line' in read_) throw new Error(read_.message)
  const of = (key: string) => read_.sections.get('a b')?.get(key)?.text
  expect([of('one'), of('two'), of('three'), read_.defaults.get('d')?.text]).toEqual([
    'x\ny\n\nz',
    '',
    'a;b # c',
    '1',
  ])
})

test('values of an ini', () => {
  const text = '[alembic]\na = %%x\nb = %(a)s/%(here)s\nscript_location = %(b)s\n'
  const settings = readSettings({ here: '/p%/q', ini: text, pyproject: null })
  if (!('sections' in settings)) throw new Error(settings.fault)
  expect(settings.sections[0]?.get('script_location')).toMatchObject({ value: '%x//p%/q', line: 4 })
})

describe('the version table of env.py', () => {
  const table = async (env: string, more = '') => {
    const project = await read(
      await folderWith({
        'alembic.ini': `[alembic]\nscript_location = m\n${more}`,
        'm/env.py': `from alembic import context\nconfig = context.config\n${env}\n`,
      }),
    )
    return {
      ...project.versionTable,
      problems: project.problems.map(({ code, blocks }) => `${code} ${blocks}`),
    }
  }
  test.each([
    ['context.configure(url="x")', null, 'alembic_version', []],
    ['context.configure(version_table="v", version_table_schema="s")', 's', 'v', []],
    ['T = "v"\ndef run():\n    context.configure(version_table=T)', null, 'v', []],
    ['def run():\n    t = "v"\n    context.configure(version_table=t)', null, 'v', []],
    [
      'def a():\n    context.configure(version_table="v")\ndef b():\n    context.configure(version_table="v")',
      null,
      'v',
      [],
    ],
    ['context.configure(version_table=config.get_main_option("version_table"))', null, 'mine', []],
    ['context.configure(version_table_schema=None)', null, 'alembic_version', []],
    ['context.configure(version_table=make())', null, 'alembic_version', ['version-table-unread true']],
    [
      'def a(x):\n    context.configure(version_table=f"v_{x}")',
      null,
      'alembic_version',
      ['version-table-unread true'],
    ],
    [
      'context.configure(version_table="v")\ncontext.configure(version_table="w")',
      null,
      'alembic_version',
      ['version-table-unread true'],
    ],
    ['context.configure(**more)', null, 'alembic_version', ['version-table-unread false']],
    ['context.configure(', null, 'alembic_version', ['version-table-unread true']],
  ])('%s', async (env, schema, name, problems) => {
    expect(await table(env, 'version_table = mine\n')).toEqual({ schema, name, problems })
  })
})

describe('connections offered', () => {
  const offers = async (files: Record<string, string>, environment: Record<string, string> = {}) => {
    const folder = await folderWith({ 'm/env.py': '', 'm/versions/a.py': a, ...files })
    const location = await locate(folder)
    if (!location) throw new Error('no project')
    return heldOffers(folder, location, environment)
  }
  const ini = (url: string) => ({
    'alembic.ini': `[alembic]\nscript_location = m\nsqlalchemy.url = ${url}\n`,
  })

  test.each([
    ['postgresql+asyncpg://u:p%%40x@h/d', 'postgres', 'p@x'],
    ['postgresql+psycopg2://u:secret@h/d', 'postgres', 'secret'],
    ['mysql+aiomysql://u:secret@h/d', 'mysql', 'secret'],
    ['mysql+pymysql://u@h/d', 'mysql', null],
  ])('%s', async (url, dialect, password) => {
    const [held] = await offers(ini(url))
    expect(held).toMatchObject({
      password,
      offer: {
        source: 'alembic.ini',
        key: 'sqlalchemy.url',
        hasPassword: password !== null,
        target: { dialect, host: 'h', database: 'd' },
      },
    })
    expect(JSON.stringify(held?.offer)).not.toContain('secret')
  })

  test('from .env and the environment, each database once', async () => {
    const found = await offers(
      {
        ...ini('%(DATABASE_URL)s'),
        '.env':
          '# c\nexport DATABASE_URL="postgres://u:p@h/d" # x\nOTHER_DB_URL=mysql://h2/e\nDB_NAME=postgres://no/no\nX_DATABASE_URL=postgres://${HOST}/no\n',
      },
      { DATABASE_URL: 'postgres://u:p@h/d', READ_DATABASE_URL: 'postgresql://u@h3/d' },
    )
    expect(
      found.map(
        ({ offer }) =>
          `${offer.source} ${offer.key} ${offer.target.kind === 'server' ? offer.target.host : ''}`,
      ),
    ).toEqual([
      'alembic.ini sqlalchemy.url h',
      '.env OTHER_DB_URL h2',
      'the environment READ_DATABASE_URL h3',
    ])
  })

  test("nothing of the template's stand-ins, of SQLite, or of what cannot be read", async () => {
    expect(await offers(ini('driver://user:pass@localhost/dbname'))).toEqual([])
    expect(await offers(ini('sqlite:///x.db'))).toEqual([])
    expect(await offers(ini('%(NOT_THERE)s'))).toEqual([])
  })
})

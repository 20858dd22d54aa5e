import { expect, test } from 'vitest'
import { fileName, slugOf } from '../../electron/engine/projects/formats/alembic/create/file-name'
import { repr } from '../../electron/engine/projects/formats/alembic/create/python-literal'
import { fillTemplate } from '../../electron/engine/projects/formats/alembic/create/template'

const generic = `"""\${message}

Revision ID: \${up_revision}
Revises: \${down_revision | comma,n}
Create Date: \${create_date}

"""
from alembic import op
\${imports if imports else ""}
## a comment of the template
revision = \${repr(up_revision)}
down_revision = \${repr(down_revision)}


def upgrade() -> None:
    \${upgrades if upgrades else "pass"}
`
const values = {
  message: 'add tags',
  up_revision: 'abc',
  down_revision: ['a', 'b'],
  create_date: '2026-01-02 03:04:05.000000',
  imports: '',
  upgrades: null,
}

test('the generic template is filled', () => {
  expect(fillTemplate(generic, values, 'script.py.mako')).toBe(`"""add tags

Revision ID: abc
Revises: a, b
Create Date: 2026-01-02 03:04:05.000000

"""
from alembic import op

revision = 'abc'
down_revision = ('a', 'b')


def upgrade() -> None:
    pass
`)
})

test.each(['% if upgrades:', '<% x = 1 %>', 'x = ${config.get("a")}', '${os.environ}', '${repr(nothing)}'])(
  'what needs Python is refused with its line: %s',
  (line) => {
    expect(() => fillTemplate(`# first\n${line}\n`, values, 'script.py.mako')).toThrow(
      /^Line 2 of script.py.mako/,
    )
  },
)

test.each([
  [null, 'None'],
  ['a', "'a'"],
  ["it's", `"it's"`],
  [`both ' and "`, `'both \\' and "'`],
  ['back\\slash', "'back\\\\slash'"],
  [['a'], "('a',)"],
  [['a', 'b'], "('a', 'b')"],
] as const)('repr of %j', (value, expected) => {
  expect(repr(value)).toBe(expected)
})

const date = new Date(2026, 0, 2, 3, 4, 5)

test.each([
  ['%(rev)s_%(slug)s', 'abc_add_tags.py'],
  [
    '%(year)d_%(month).2d_%(day).2d_%(hour).2d%(minute).2d-%(rev)s_%(slug)s',
    '2026_01_02_0304-abc_add_tags.py',
  ],
  ['%(year)d%(month)02d%(day)d', '2026012.py'],
  ['100%%_%(rev)s', '100%_abc.py'],
])('file_template %s', (template, expected) => {
  expect(fileName({ template, slugLength: 40 }, 'abc', 'Add tags!', date)).toBe(expected)
})

test.each(['%(nothing)s', '%(slug)d', '../%(rev)s', '%x'])('file_template %s is refused', (template) => {
  expect(() => fileName({ template, slugLength: 40 }, 'abc', 'm', date)).toThrow(/file_template/)
})

test('a slug is cut at a word', () => {
  expect(slugOf('One two three', 40)).toBe('one_two_three')
  expect(slugOf('one two three', 10)).toBe('one_two_')
  expect(slugOf('Größe ändern', 40)).toBe('größe_ändern')
})

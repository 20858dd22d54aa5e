import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parsePython } from '#engine/projects/python/parse'
import { syntaxError } from '#engine/projects/python/syntax-error'
import { type Identifiers, readIdentifiers } from '#engine/projects/formats/alembic/versions/identifiers'
import { scanTop } from '#engine/projects/formats/alembic/versions/scan'
import { runPython } from '../../support/python'
import { Dice } from './random-graphs'

const script = join(import.meta.dirname, 'identifiers.py')
type Theirs = Omit<Identifiers, never> | { readonly error: string }

const docs = [
  `"""add a\n\nCreate Date: 2024-01-01\n"""`,
  `'''add\nrevision = 'no'\n'''`,
  `"add 'x'"`,
  `r"""a\\n"""`,
  `"""a \\"b\\" \\u00e4"""`,
  `# only a comment`,
  ``,
]
const values = [
  `None`,
  `'a'`,
  `"b"`,
  `('a', 'b')`,
  `('a',)`,
  `('a')`,
  `["a", 'b',]`,
  `()`,
  `(\n    'a',\n    "b"\n)`,
  `(\n'a', # 'x'\n'b')`,
  `'a' 'b'`,
  `'''a'''`,
  `'a\\'b'`,
  `r'a'`,
  `f'a{1}'`,
  `X`,
  `X + 'c'`,
  `Y`,
  `{'a', 'b'}`,
  `12`,
  `call()`,
  `None if X else 'b'`,
  `'a'; Z = 2`,
  `'a' # revision = 'b'`,
  `"#"`,
  `'a' \\\n    'b'`,
]
const lines = [
  `from alembic import op`,
  `import sqlalchemy as sa`,
  `from other import *`,
  `X = 'x'`,
  `Y = ['p', 'q']`,
  `Y.append('r')`,
  `Y += ['s']`,
  `X = X + 'y'`,
  `down_revision, X = 'm', 'n'`,
  `if X:\n    down_revision = 'w'`,
  `for revision in Y:\n    pass`,
  `def helper(revision='q'):\n    down_revision = revision\n    return down_revision`,
  `class A:\n    revision = 'c'\n    def upgrade(self):\n        pass`,
  `def change():\n    global down_revision\n    down_revision = 'g'`,
  `change()`,
  `globals()['revision'] = 'h'`,
  `text = """\nrevision = 'in'\ndown_revision = 'text'\n"""`,
  `call = lambda *a, **k: None`,
  `call(\nrevision='kw',\n)`,
  `(revision := 'walrus')`,
  `del down_revision`,
  `revision += '1'`,
  `# revision = 'comment'`,
  `branch_labels = depends_on = None`,
  `try:\n    revision\nexcept NameError:\n    revision = 'late'`,
  `assert revision`,
  `depends_on: str`,
  `@call\ndef decorated():\n    pass`,
  `def upgrade():\n    op.execute("""\nrevision = 'sql'\n""")`,
  `def upgrade():\n    op.execute('x')\n`,
  `async def upgrade(): pass`,
  `def downgrade():\n    pass`,
  `upgrade = call`,
  `if X:\n    def downgrade(): pass`,
  `from other import revision`,
  `X = 'open`,
  `def broken(:`,
  `) = 1`,
]

function fileOf(dice: Dice): string {
  const parts = [dice.one(docs), `X = 'x'`, `Y = ['p', 'q']`]
  const keys = ['revision', 'down_revision', 'branch_labels', 'depends_on']
  const assignments = keys.flatMap((key) => {
    if (dice.chance(0.1)) return []
    const annotation = dice.one(['', '', `: str`, `: str | None`, ': Union[str, Sequence[str], None]', ` `])
    return [
      `${key}${annotation === ' ' ? '' : annotation.replace('Union', '"Union"').replace('"Union"[str, Sequence[str], None]', 'str')} = ${dice.one(values)}`,
    ]
  })
  const extra = Array.from({ length: dice.below(4) }, () => dice.one(lines))
  const middle = dice.shuffled([...assignments, ...extra])
  return [...parts, ...middle, `def upgrade():\n    pass`, ''].join(dice.one(['\n', '\n', '\n\n', '\r\n']))
}

test('what identifiers are read to be is what Python makes of them, in 6,000 files; or is said not to be known', async () => {
  const dice = new Dice(7)
  const files = Array.from({ length: 6000 }, () => fileOf(dice))
  const theirs = JSON.parse(await runPython(script, JSON.stringify(files))) as Theirs[]
  const wrong: unknown[] = []
  let known = 0
  let unknown = 0
  for (const [i, file] of files.entries()) {
    const their = theirs[i]
    if (!their) throw new Error('no answer')
    const text = file.replace(/\r\n?/g, '\n')
    const fault = syntaxError(parsePython(text))
    if ('error' in their) {
      if (their.error === 'syntax' && fault === null) wrong.push({ file, their })
      continue
    }
    if (fault !== null) {
      wrong.push({ file, their, fault })
      continue
    }
    const our = readIdentifiers(text, scanTop(text))
    for (const key of ['revision', 'down_revision', 'branch_labels', 'depends_on'] as const) {
      if (our[key] === 'unknown') unknown += 1
      else {
        known += 1
        if (JSON.stringify(our[key]) !== JSON.stringify(their[key]))
          wrong.push({ file, key, our: our[key], their: their[key] })
      }
    }
    const rest = ({ upgrade, downgrade, doc }: Identifiers) => JSON.stringify({ upgrade, downgrade, doc })
    if (rest(our) !== rest(their)) wrong.push({ file, our: rest(our), their: rest(their) })
  }
  expect({ count: wrong.length, first: wrong.slice(0, 5) }).toEqual({ count: 0, first: [] })
  expect(known).toBeGreaterThan(4 * unknown)
})

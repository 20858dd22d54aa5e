import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { ReadScript } from '#contract/script-change'
import { readScript } from '#engine/projects/formats/alembic/script/read-script'
import { runPython } from '../../support/python'
import { Dice } from './random-graphs'

const script = join(import.meta.dirname, 'script-reading.py')
type Theirs = { readonly sent: readonly string[] } | { readonly error: string }

const texts = [
  `'a'`,
  `"it's"`,
  `'''a\n  b'''`,
  `r'\\d\\n'`,
  `'\\x41\\u00e4\\101\\q\\\n'`,
  `'a' "b" f'{X}'`,
  `f'{X}-{N}'`,
  `f"{{{X}}}"`,
  `f'{N:>4}'`,
  `f'{X!r}'`,
  `f'{L[0]}'`,
  `rf'\\{X}'`,
  `'%s' % X`,
  `'%s-%d%%' % (X, N)`,
  `'%(a)s' % {'a': X}`,
  `'%s' % L`,
  `'%5d' % N`,
  `'{}{}'.format(X, N)`,
  `'{1}{0}{{}}'.format(X, N)`,
  `'{a}'.format(a=X)`,
  `'{:>4}'.format(N)`,
  `X + 'c'`,
  `X * N`,
  `','.join(L)`,
  `', '.join(f'"{x}"' for x in L)`,
  `','.join([x.upper() for x in L if x != 'p'])`,
  `X.upper()`,
  `X.replace('x', 'y')`,
  `' a '.strip()`,
  `X.title()`,
  `L[0]`,
  `L[-1]`,
  `L[7]`,
  `D['k']`,
  `D[X]`,
  `X if N else 'none'`,
  `X if N == 2 else 'none'`,
  `X and 'and'`,
  `None or X`,
  `made(X)`,
  `made(b='q', a=X)`,
  `made()`,
  `str(N)`,
  `str(L)`,
  `str(1.5)`,
  `op.f(X)`,
  `X`,
  `N`,
  `unheard`,
  `later`,
  `own`,
  `N in (1, 2) and X`,
  `X not in L and 'in'`,
  `C.a`,
  `(lambda v: v)(X)`,
]

const top = [
  `X = 'x'`,
  `X = X + 'y'`,
  `X: str = "z"`,
  `N = 2`,
  `N = N - 2`,
  `N += 1`,
  `L = ['p', 'q']`,
  `L = ['p'] + ['r']`,
  `L.append('r')`,
  `L[0] = 's'`,
  `L += ['t']`,
  `M = L`,
  `M = [X, made(X)]\nM.append('m')\nL = M`,
  `D = {'k': 'v', 'x': 'w'}`,
  `D['k'] = 'u'`,
  `D.update(k='t')`,
  `if N:\n    X = 'branch'`,
  `for X in L:\n    pass`,
  `def made(a, b='p'):\n    return a + b`,
  `def made(a='x', b=X):\n    c = a\n    if b:\n        return c + b`,
  `def made(a, b='p'):\n    global X\n    X = 'changed'\n    return a`,
  `def made(a, b='p'):\n    L.append(a)\n    return b`,
  `def made(a, b='p'):\n    op.execute(a)\n    for c in L:\n        if c == 'q':\n            break\n        op.execute(c)\n    return b`,
  `made('top')`,
  `Y = made('y')`,
  `class C:\n    a = 'c'`,
  `from app import X`,
  `from app import *`,
  `import app as made`,
  `later = 'later'`,
  `X, N = 'u', 3`,
  `(X := 'walrus')`,
  `del X`,
  `try:\n    X\nexcept NameError:\n    X = 'late'`,
  `globals()['X'] = 'g'`,
  `print(X)`,
]

const body = [
  `own = 'own'`,
  `own = made('o')`,
  `own += X`,
  `L = list(L)`,
  `L2 = L\n    L2.append('z')`,
  `pass`,
  `"""only words"""`,
  `return`,
  `if N:\n        return`,
  `N = 5`,
  `a, (b, c) = 'a', ('b', 'c')\n    op.execute(a + b + c)`,
  `assert N`,
  `raise ValueError(X)`,
  `print(X)`,
  `from app import other`,
  `nonlocal_ = 1`,
]

/** A statement that sends something, in one of many shapes. */
function sending(dice: Dice): string {
  const text = dice.one(texts)
  return dice.one([
    `op.execute(${text})`,
    `op.execute(sql=${text})`,
    `op.execute(${text}); op.execute('next')`,
    `own = ${text}\n    op.execute(own)`,
    `for x in L:\n        op.execute(x)`,
    `for x, y in D.items():\n        op.execute(x + y)`,
    `for i, x in enumerate(L):\n        if i == 1:\n            continue\n        op.execute(${text})`,
    `for i in range(3):\n        if i == N:\n            break\n        op.execute(f'{i}')`,
    `for i in range(N, 0, -1):\n        op.execute(str(i))`,
    `for x in (made(y) for y in L):\n        op.execute(x)`,
    `if N == 2:\n        op.execute(${text})\n    elif X != 'x':\n        op.execute('elif')\n    else:\n        op.execute('else')`,
    `if X and not L:\n        op.execute('both')`,
    `op.execute(*[${text}])`,
    `op.execute(**{'sqltext': 'never'})`,
    `if ${text}:\n        op.execute('true')`,
    `while N:\n        op.execute('while')\n        break`,
    `try:\n        op.execute(${text})\n    except Exception:\n        op.execute('failed')`,
  ])
}

function fileOf(dice: Dice): string {
  const basics = [
    "X = 'x'",
    'N = 2',
    "L = ['p', 'q']",
    "D = {'k': 'v', 'x': 'w'}",
    "def made(a, b='p'):\n    return a + b",
  ]
  const extra = Array.from({ length: dice.below(4) }, () => dice.one(top))
  const lines = Array.from({ length: 1 + dice.below(3) }, () =>
    dice.chance(0.3) ? dice.one(body) : sending(dice),
  )
  const head = dice.chance(0.5) ? [...basics, ...extra] : dice.shuffled([...basics, ...extra])
  const foot = dice.chance(0.2) ? [dice.one(top)] : []
  const upgrade = `def upgrade():\n${lines.map((line) => `    ${line}`).join('\n')}`
  return ['from alembic import op', ...head, upgrade, ...foot, ''].join('\n')
}

function sentBy(read: ReadScript): readonly unknown[] | null {
  if (read.kind === 'not-readable') return null
  if (read.kind === 'empty') return []
  return read.changes.map((change) =>
    change.kind === 'execute' ? change.sql.map(String).join('') : change.kind,
  )
}

test('what a script is read to send is what Python sends, in 4,000 files; or it is said not to be known', async () => {
  const dice = new Dice(11)
  const files = Array.from({ length: 4_000 }, () => fileOf(dice))
  const theirs = JSON.parse(await runPython(script, JSON.stringify(files))) as Theirs[]
  const wrong: unknown[] = []
  let known = 0
  for (const [i, file] of files.entries()) {
    const [their, our] = [theirs[i], sentBy(readScript(file, 'up', 'postgresql'))]
    // A file that Python cannot even load never gets as far as upgrade().
    if (our === null || (their && 'error' in their && their.error === 'import')) continue
    known += 1
    if (JSON.stringify({ sent: our }) !== JSON.stringify(their)) wrong.push({ file, our, their })
  }
  expect({ count: wrong.length, first: wrong.slice(0, 3) }).toEqual({ count: 0, first: [] })
  expect(known).toBeGreaterThan(files.length / 4)
})

import { describe, expect, it } from 'vitest'
import { bindModule } from '#engine/projects/python/bind'
import { parsePython } from '#engine/projects/python/parse'
import { Scope } from '#engine/projects/python/scope'
import type { PyValue } from '#engine/projects/python/values'

/** The value of `x` after a module has run, as plain JavaScript; `undefined` where it can't be told. */
function x(text: string): unknown {
  const module = parsePython(text)
  const scope = new Scope()
  bindModule(module, scope)
  const bound = scope.get('x')
  return bound?.kind === 'value' ? plain(bound.value) : undefined
}

function plain(value: PyValue): unknown {
  switch (value.kind) {
    case 'none':
      return null
    case 'tuple':
    case 'list':
    case 'set':
      return { [value.kind]: value.items.map(plain) }
    case 'dict':
      return value.entries.map(([key, held]) => [plain(key), plain(held)])
    case 'bytes':
      return [...value.value]
    case 'int':
      return value.value
    default:
      return value.value
  }
}

describe('literals', () => {
  it.each<[string, unknown]>([
    [`x = 'a'`, 'a'],
    [`x: str | None = "a" 'b' """c"""`, 'abc'],
    [`x = ("a"\n  # why\n  "b")`, 'ab'],
    [
      String.raw`x = 'a\'b\n\x41\101\u00e4\U0001F600\d\
c'`,
      "a'b\nAAä😀\\dc",
    ],
    [String.raw`x = r'a\n\''`, "a\\n\\'"],
    [`x = u'ä'`, 'ä'],
    [`x = '''a\r\nb'''`, 'a\nb'],
    [String.raw`x = b'a\xff'`, [97, 255]],
    [`x = f'{{a}}'`, '{a}'],
    [`n = 't'\nx = f'{n}_{1}s'`, 't_1s'],
    [`x = -1_000`, -1000n],
    [`x = 0x10 + 0o7 * 2`, 30n],
    [`x = -1.5e3`, -1500],
    [`x = True`, true],
    [`x = not False`, true],
    [`x = None`, null],
    [`x = 1, 'a'`, { tuple: [1n, 'a'] }],
    [`x = (1,)`, { tuple: [1n] }],
    [`x = ()`, { tuple: [] }],
    [`x = (1)`, 1n],
    [`x = [1, *(2, 3), [4]]`, { list: [1n, 2n, 3n, { list: [4n] }] }],
    [`x = {1, 2}`, { set: [1n, 2n] }],
    [
      `x = {'a': 1, 'b': (2), 'a': 3}`,
      [
        ['a', 3n],
        ['b', 2n],
      ],
    ],
    [`y = 'a'\nx = (y, y + 'b', 'c' * 2)`, { tuple: ['a', 'ab', 'cc'] }],
    [`x = y = 'a'`, 'a'],
    [`x, y = 'a', 'b'`, 'a'],
    [`(y, x) = ['b', 'a']`, 'a'],
    [`x = 1; x = 2`, 2n],
    [`x = ['a']\nx = x + ['b']`, { list: ['a', 'b'] }],
  ])('%s', (text, value) => {
    expect(x(text)).toEqual(value)
  })

  it.each([
    String.raw`x = '\N{DASH}'`,
    String.raw`x = '\ud83d\ude00'`,
    String.raw`x = '\xg'`,
    `x = b'ä'`,
    `x = f'{y}'`,
    `y = 'a'\nx = f'{y!r}'`,
    `x = f'{1:>3}'`,
    `x = 1j`,
    `x = 0777`,
    `x = [a for a in y]`,
    `x = y`,
    `x = {**{}}`,
    `x = 'a' 'b`,
    `x = 'a' % 1`,
    `x = 'a' if y else 'b'`,
    `x = lambda: 1`,
    `x = ${'('.repeat(5000)}1${')'.repeat(5000)}`,
  ])('is not guessed: %s', (text) => {
    expect(x(text)).toBeUndefined()
  })

  it.each([
    `x = 1\nx += 1`,
    `x = 1\ndel x`,
    `x = 1\nif y:\n  x = 2`,
    `x = 1\nfor x in y: pass`,
    `x = 1\nfor a, (x, b) in y: pass`,
    `x = 1\nwith a as x: pass`,
    `x = 1\ntry:\n  pass\nexcept E as x:\n  pass`,
    `x = 1\nx, y = z, 3`,
    `x = 1\nx, *y = 2, 3`,
    `x = 1\n(x, y), z = (2, 3), 4`,
    `x = 1\nprint(x := 2)`,
    `x = 1\ndef f():\n  global x\n  x = 2`,
    `x = 1\nfrom a import *`,
    `x = 1\nglobals()['x'] = 2`,
    `x = 1\nexec('x = 2')`,
    `x = [1]\nx.append(2)`,
    `x = [1]\nx[0] = 2`,
    `x = [1]\ny = x\ny += [2]`,
    `x = [1]\ny = x\ny[0] = 2`,
    `x = [1]\ndef f():\n  x.append(2)\nf()`,
    `x = [1]\nimport a\na.fill(x)`,
    `x = 1\nclass x: pass`,
    `x = 1\nimport x`,
    `x = 1\nmatch y:\n  case x:\n    pass`,
  ])('forgets what changes: %s', (text) => {
    expect(x(text)).toBeUndefined()
  })

  it.each([
    `x = ['a']\nimport sqlalchemy as sa\nt = sa.Enum(*x)`,
    `x = ['a']\ny = tuple(x)`,
    `x = ['a']\ny = ', '.join(x)`,
    `x = ['a']\ndef f():\n  x.append('b')`,
    `x = ['a']\nif x:\n  z = x`,
    `x = ['a']\nfor y in x:\n  z = y`,
    `x = ['a']\nwith x as b, c:\n  pass`,
  ])('keeps what stays: %s', (text) => {
    expect(x(text)).toEqual({ list: ['a'] })
  })
})

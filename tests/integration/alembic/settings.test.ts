import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type Ini, readIni } from '#engine/projects/formats/alembic/config/ini'
import { readSettings } from '#engine/projects/formats/alembic/config/settings'
import { runPython } from '../../support/python'
import { Dice } from './random-graphs'

const script = join(import.meta.dirname, 'settings.py')
type Theirs =
  | { readonly error: string }
  | { readonly sections: Record<string, Record<string, string | { readonly error: string }>> }

const pieces = [
  '[alembic]',
  '[DEFAULT]',
  '[other one]  # x',
  ' [indented]',
  '[]',
  '[open',
  'script_location = m',
  'Script_Location: %(here)s/m',
  'a=1',
  'a : 2',
  'b = %(a)s%%',
  'c = %(b)s/%(B)s',
  'd = %(d)s',
  'e = 100%',
  'f = %(nothing)s',
  'g =',
  '  more',
  '\tmore = still',
  '    # a comment',
  '; another',
  '',
  '   ',
  'h = x ; y # z',
  'i = x = y : z',
  '= nothing',
  'noise',
  'j k = two words',
  'url = postgresql://u:p%%40@h:1/d',
  '  [not a section]',
]

test('an ini file says to us what it says to ConfigParser, in 4,000 files', async () => {
  const dice = new Dice(3)
  const files = Array.from({ length: 4000 }, () => {
    const first = dice.chance(0.95) ? ['[alembic]', 'script_location = m'] : []
    const more = Array.from({ length: dice.below(9) }, () => dice.one(pieces))
    return [...first, ...more].join(dice.one(['\n', '\n', '\r\n']))
  })
  const theirs = JSON.parse(await runPython(script, JSON.stringify(files))) as Theirs[]
  const differing: unknown[] = []
  let sound = 0
  for (const [i, file] of files.entries()) {
    const their = theirs[i]
    if (!their) throw new Error('no answer')
    const our = answerOf(file)
    const expected = 'error' in their ? 'error' : plain(their.sections)
    if (expected !== 'error') sound += 1
    if (JSON.stringify(our) !== JSON.stringify(expected)) differing.push({ file, our, expected })
  }
  expect({ count: differing.length, first: differing.slice(0, 5) }).toEqual({ count: 0, first: [] })
  expect(sound).toBeGreaterThan(1000)
})

/** Each section's keys, and the values of [alembic] with `%(…)s` put in; `error` for what can't be read. */
function answerOf(text: string): unknown {
  const ini = readIni(text)
  if ('line' in ini) return 'error'
  const keys = [...ini.sections].map(([name, own]) => [
    name,
    [...new Set(['here', ...own.keys(), ...ini.defaults.keys()])].toSorted(),
  ])
  return { keys: keys.toSorted(byText), values: valuesOf(text, ini) }
}

function valuesOf(text: string, ini: Ini): unknown {
  const own = ini.sections.get('alembic')
  if (!own?.has('script_location')) return null
  const read = readSettings({ here: '/p%q', ini: text, pyproject: null })
  const settings = 'sections' in read ? read.sections.find(({ section }) => section === 'alembic') : undefined
  return [...own.keys(), ...ini.defaults.keys()]
    .filter((key, i, all) => all.indexOf(key) === i)
    .toSorted()
    .map((key) => {
      const setting = settings?.get(key)
      return [key, setting && 'value' in setting ? setting.value : 'error']
    })
}

function plain(sections: Record<string, Record<string, string | { error: string }>>): unknown {
  const { alembic } = sections
  const values = Object.entries(alembic ?? {})
    .filter(([key]) => key !== 'here')
    .map(([key, value]) => [key, typeof value === 'string' ? value : 'error'])
  return {
    keys: Object.entries(sections)
      .map(([name, held]) => [name, Object.keys(held).toSorted()])
      .toSorted(byText),
    values: alembic && 'script_location' in alembic ? values.toSorted(byText) : null,
  }
}

function byText(a: unknown, b: unknown): number {
  const [one, other] = [String(a), String(b)]
  return one < other ? -1 : one > other ? 1 : 0
}

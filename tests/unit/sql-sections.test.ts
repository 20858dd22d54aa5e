import { describe, expect, test } from 'vitest'
import { hasCode } from '#engine/projects/formats/sql/code-start'
import { readSections } from '#engine/projects/formats/sql/sections'

const lines = (...all: string[]) => all.join('\n')

test('a file without markers is one part', () => {
  expect(readSections('CREATE TABLE a (id int);')).toEqual({ kind: 'whole' })
  expect(readSections('')).toEqual({ kind: 'whole' })
})

test('both sections, with the lines they start in', () => {
  const text = lines(
    '-- about it',
    '',
    '-- migrate:up',
    'CREATE TABLE a ();',
    '',
    '-- migrate:down',
    'DROP TABLE a;',
  )
  expect(readSections(text)).toEqual({
    kind: 'sections',
    up: { text: 'CREATE TABLE a ();\n\n', line: 4, transaction: true },
    down: { text: 'DROP TABLE a;', line: 7, transaction: true },
  })
})

test('down may stand first', () => {
  const read = readSections(lines('--migrate:down', 'B', '--migrate:up', 'A'))
  expect(read).toMatchObject({ up: { text: 'A', line: 4 }, down: { text: 'B\n', line: 2 } })
})

test.each(['\r\n', '\r', '\n'])('line ends %j are counted and kept', (end) => {
  const read = readSections(['-- migrate:up', 'A', 'B', '-- migrate:down', 'C'].join(end))
  expect(read).toMatchObject({ up: { text: `A${end}B${end}`, line: 2 }, down: { text: 'C', line: 5 } })
})

test.each(['--migrate:up', '--  MIGRATE:UP  ', '-- migrate: up', '--\tMigrate:Up'])(
  '%j is a marker',
  (marker) => {
    expect(readSections(`${marker}\nA`)).toMatchObject({ kind: 'sections', up: { text: 'A' }, down: null })
  },
)

test('transaction:false counts for its own direction', () => {
  const read = readSections(
    lines('-- migrate:up transaction:false', 'A', '-- migrate:down Transaction:TRUE', 'B'),
  )
  expect(read).toMatchObject({ up: { transaction: false }, down: { transaction: true } })
})

test('a marker line counts inside a string or a block comment too', () => {
  const read = readSections(lines('-- migrate:up', "SELECT '", '-- migrate:down', "';"))
  expect(read).toMatchObject({ up: { text: "SELECT '\n" }, down: { text: "';" } })
})

test('words in the middle of a line are no marker', () => {
  expect(readSections('SELECT 1; -- migrate:down is not here')).toEqual({ kind: 'whole' })
})

describe('refused', () => {
  test.each([
    ['a second up', lines('-- migrate:up', 'A', '-- migrate:up', 'B'), 3, /second up section.*line 1/],
    ['a second down', lines('-- migrate:up', '-- migrate:down', '-- migrate:down'), 3, /second down/],
    [
      'SQL before the first section',
      lines('-- x', 'SELECT 1;', '-- migrate:up'),
      2,
      /before the first section/,
    ],
    ['an open comment before it', lines('/* x', '-- migrate:up', 'A'), 1, /before the first section/],
    [
      'a comment that MySQL runs',
      lines('/*!50000 SET a=1 */', '-- migrate:up'),
      1,
      /before the first section/,
    ],
    ['an unknown section', lines('-- migrate:upp', 'A'), 1, /"upp"/],
    ['an unknown option', lines('', '-- migrate:up transaction=false', 'A'), 2, /"transaction=false"/],
    ['an indented marker', lines('-- migrate:up', 'A', '  -- migrate:down', 'B'), 3, /line start/],
  ])('%s', (_, text, line, message) => {
    expect(readSections(text)).toEqual({ kind: 'bad', line, message: expect.stringMatching(message) })
  })
})

// What looks back over the whole line at each character would take minutes.
test('a long file without line ends is read once', { timeout: 60_000 }, () => {
  const read = readSections(`${'x'.repeat(4_000_000)} --migrate:\n${'y\n'.repeat(500_000)}`)
  expect(read.kind).not.toBe('bad')
})

test.each([
  ['', false],
  [' \n\t', false],
  ['-- only words', false],
  ['/* a */ # b\n -- c', false],
  [';;\n;', false],
  ['-- a\nSELECT 1;', true],
  ['/*!40101 SET x=1 */', true],
  ['/*M! SET x=1 */', true],
  ['/* never closed', true],
])('%j holds something to run: %s', (text, expected) => {
  expect(hasCode(text)).toBe(expected)
})

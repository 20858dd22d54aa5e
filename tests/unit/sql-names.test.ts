import { describe, expect, test } from 'vitest'
import { isRevision, readName } from '#engine/projects/formats/sql/names'
import { compareNumbers, leadingNumber, numberKey } from '#engine/projects/number'

const revisions: [file: string, number: string, message: string, direction: 'up' | 'down'][] = [
  ['000_create_users_table.sql', '000', 'create users table', 'up'],
  ['0001-add-tags.sql', '0001', 'add tags', 'up'],
  ['0001.sql', '0001', '', 'up'],
  ['20240131120000_x.sql', '20240131120000', 'x', 'up'],
  ['V1__init.sql', '1', 'init', 'up'],
  ['V1.2.3__add_x.sql', '1.2.3', 'add x', 'up'],
  ['V1_2__x.sql', '1.2', 'x', 'up'],
  ['1.2_x.sql', '1.2', 'x', 'up'],
  ['007_x.up.sql', '007', 'x', 'up'],
  ['007_x.down.sql', '007', 'x', 'down'],
  ['007.DOWN.SQL', '007', '', 'down'],
  ['U1__init.sql', '1', 'init', 'down'],
  ['003_<script> "q" 🦉.sql', '003', '<script> "q" 🦉', 'up'],
  ['003_line\nbreak.sql', '003', 'line\nbreak', 'up'],
]

test.each(revisions)('%j is revision %s', (file, number, message, direction) => {
  expect(readName(file)).toMatchObject({ number, message, direction })
})

test.each([
  ['README.md', 'not an .sql file', false],
  ['.DS_Store', 'a hidden file', false],
  ['.001_x.sql', 'a hidden file', false],
  ['seed.sql', 'its name does not start with a number', false],
  ['001x.sql', 'its name does not start with a number', false],
  ['R__views.sql', 'a repeatable Flyway script, which Varve does not run', true],
  ['B5__base.sql', 'a Flyway baseline script, which Varve does not run', true],
  ['V1_x.sql', 'named like a Flyway script, but without __ behind its number', true],
])('%s is ignored: %s', (file, reason, unsupported) => {
  const name = readName(file)
  expect(isRevision(name)).toBe(false)
  expect(name).toEqual({ reason, unsupported })
})

test('an up and a down file of one revision share their pair', () => {
  const pair = (file: string) => {
    const name = readName(file)
    return isRevision(name) ? name.pair : null
  }
  expect(pair('007_x.down.sql')).toBe(pair('007_x.sql'))
  expect(pair('007_x.down.sql')).toBe(pair('007_x.up.sql'))
  expect(pair('007_y.down.sql')).not.toBe(pair('007_x.sql'))
  expect(pair('U1.2__undo.sql')).toBe(pair('V1_2__do.sql'))
})

describe('numbers', () => {
  test('are the same however padded', () => {
    expect(numberKey('001')).toBe(numberKey('1'))
    expect(numberKey('1.0')).toBe(numberKey('1'))
    expect(numberKey('0')).toBe('0')
    expect(numberKey('1.2')).not.toBe(numberKey('12'))
    expect(numberKey('x')).toBeNull()
  })

  test('order part by part and beyond 2^53', () => {
    const ordered = [
      '0',
      '1',
      '1.2',
      '1.10',
      '2',
      '10',
      '20240131120000',
      '90071992547409930',
      '90071992547409931',
    ]
    expect([...ordered].reverse().sort(compareNumbers)).toEqual(ordered)
  })

  test('are read off the beginning of a stem', () => {
    expect(leadingNumber('003_x')).toBe('003')
    expect(leadingNumber('V1_2__x')).toBe('1.2')
    expect(leadingNumber('abc')).toBeNull()
  })
})

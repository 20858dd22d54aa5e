import { expect, test } from 'vitest'
import { atLeast, readProduct, tooOld } from '#engine/dialects/mysql/flavour'
import { defaultOf, expressionOf } from '#engine/dialects/mysql/introspect/defaults'
import { unqualify } from '#engine/dialects/mysql/introspect/unqualify'
import { nearPosition } from '#engine/dialects/mysql/near'

test.each([
  ['10.11.14-MariaDB-0+deb12u1', 'mariadb', 10, 11, 14, false],
  ['10.3.39-MariaDB', 'mariadb', 10, 3, 39, true],
  ['12.0.2-MariaDB-ubu2404', 'mariadb', 12, 0, 2, false],
  ['8.0.36-28', 'mysql', 8, 0, 36, false],
  ['8.0.mysql_aurora.3.04.0', 'mysql', 8, 0, 0, false],
  ['5.7.44-log', 'mysql', 5, 7, 44, false],
  ['5.6.51', 'mysql', 5, 6, 51, true],
] as const)('%s', (version, flavour, major, minor, patch, refused) => {
  const product = readProduct(version, '')
  expect(product).toEqual({ flavour, version, major, minor, patch })
  expect(tooOld(product) !== null).toBe(refused)
  expect(atLeast(product, major, minor, patch)).toBe(true)
  expect(atLeast(product, major, minor, patch + 1)).toBe(false)
})

test.each([
  ['abc', 'varchar(10)', '', "'abc'"],
  ["it's \\", 'varchar(10)', '', "'it''s \\\\'"],
  ['5', 'int', '', '5'],
  ['5', 'varchar(10)', '', "'5'"],
  ['1.50', 'decimal(10,2)', '', '1.50'],
  ["b'1'", 'bit(1)', '', "b'1'"],
  ['0x6162', 'varbinary(9)', '', '0x6162'],
  ['CURRENT_TIMESTAMP', 'timestamp', '', 'CURRENT_TIMESTAMP'],
  [
    'CURRENT_TIMESTAMP(3)',
    'datetime(3)',
    'DEFAULT_GENERATED on update CURRENT_TIMESTAMP(3)',
    'CURRENT_TIMESTAMP(3)',
  ],
  ['CURRENT_TIMESTAMP', 'varchar(40)', '', "'CURRENT_TIMESTAMP'"],
  [
    "concat(_utf8mb4\\'a\\',_utf8mb4\\'b\\')",
    'varchar(9)',
    'DEFAULT_GENERATED',
    "(concat(_utf8mb4'a',_utf8mb4'b'))",
  ],
])('MySQL default %s of %s %s', (value, type, extra, expected) => {
  expect(defaultOf({ default: value, type, extra }, 'mysql', 'db')).toBe(expected)
})

test('expressions lose only what MySQL adds', () => {
  expect(expressionOf("`a` <> _utf8mb4\\'x\\'", 'mysql')).toBe("`a` <> _utf8mb4'x'")
  expect(expressionOf("`a` <> '\\''", 'mariadb')).toBe("`a` <> '\\''")
})

test('only the own database goes out of a view, and no text of it', () => {
  expect(unqualify("select `d`.`t`.`d` AS `d`,'`d`.`x`' from `d`.`t` join `e`.`d`.`d`", 'd')).toBe(
    "select `t`.`d` AS `d`,'`d`.`x`' from `t` join `e`.`d`.`d`",
  )
})

test('the place of a syntax error, only where it is certain', () => {
  const message = (near: string, line: number) =>
    `You have an error in your SQL syntax near '${near}' at line ${line}`
  expect(nearPosition(message('frm t', 1), 'select 1 frm t')).toBe(9)
  expect(nearPosition(message('frm t', 2), 'select frm t,\n😀 frm t')).toBe(17)
  expect(nearPosition(message('x', 1), 'x x')).toBeNull()
  expect(nearPosition(message('', 1), 'select (')).toBe(8)
  expect(nearPosition(message('y', 9), 'select 1')).toBeNull()
  expect(nearPosition("Table 'a' doesn't exist", 'select 1')).toBeNull()
})

import { expect, test } from 'vitest'
import type { RoutineRow } from '#engine/dialects/mysql/introspect/routines'
import { routineText } from '#engine/dialects/mysql/introspect/routine-text'

const row: RoutineRow = {
  name: 'total`s',
  type: 'FUNCTION',
  returns: 'varchar(9)',
  returnsCharset: 'latin1',
  language: 'SQL',
  body: 'return 1',
  deterministic: 'YES',
  access: 'READS SQL DATA',
  security: 'INVOKER',
  comment: "it's",
  definer: 'a@b',
  sqlMode: '',
  collation: '',
}
const parameter = {
  routine: 'total`s',
  type: 'FUNCTION',
  mode: 'IN',
  name: 'x',
  dataType: 'int',
  charset: null,
}

test('a function of MySQL is put together from information_schema', () => {
  expect(routineText(row, [parameter])).toBe(
    [
      'create function `total``s`(`x` int) returns varchar(9) character set latin1',
      '    deterministic',
      '    reads sql data',
      '    sql security invoker',
      "    comment 'it''s'",
      'return 1',
    ].join('\n'),
  )
})

test('a procedure has modes, and one in another language names it', () => {
  const procedure = {
    ...row,
    type: 'PROCEDURE',
    deterministic: 'NO',
    access: 'CONTAINS SQL',
    security: 'DEFINER',
  }
  const told = { ...procedure, comment: '', language: 'JAVASCRIPT', body: 'x = 1' }
  expect(
    routineText(told, [{ ...parameter, mode: 'INOUT', dataType: 'varchar(3)', charset: 'utf8mb4' }]),
  ).toBe(
    'create procedure `total``s`(inout `x` varchar(3) character set utf8mb4)\n    language JAVASCRIPT\nas $varve$x = 1$varve$',
  )
})

test('without its body there is no text', () => {
  expect(routineText({ ...row, body: null }, [])).toBeNull()
})

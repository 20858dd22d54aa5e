import { expect, test } from 'vitest'
import { sameStatements } from '../public-projects/same-statements'

test('spacing, quotes of plain names and rows put together make no difference', () => {
  const add = 'ADD COLUMN current_alternate_model VARCHAR'
  expect(sameStatements([`ALTER TABLE a.b\n${add}`], [`ALTER TABLE "a"."b" ${add};`])).toBe(true)
  const rows = ["INSERT INTO t (a) VALUES ('x')", "INSERT INTO t (a) VALUES ('y')"]
  expect(sameStatements(rows, [`INSERT INTO "t" ("a") VALUES\n  ('x'),\n  ('y')`])).toBe(true)
  expect(sameStatements(['DROP INDEX a'], ['DROP INDEX IF EXISTS a'])).toBe(true)
  expect(sameStatements(['DROP TYPE mood'], ['DROP TYPE IF EXISTS "mood"'])).toBe(true)
})

test('names, values, words and their order make one', () => {
  expect(sameStatements(['DROP TABLE a'], ['DROP TABLE "A"'])).toBe(false)
  expect(sameStatements(['select user'], ['select "user"'])).toBe(false)
  expect(sameStatements(["select 'a  b'"], ["select 'a b'"])).toBe(false)
  expect(sameStatements(['DROP TABLE a'], ['DROP TABLE IF EXISTS a'])).toBe(false)
  expect(sameStatements(['DROP TABLE a', 'DROP TABLE b'], ['DROP TABLE b', 'DROP TABLE a'])).toBe(false)
})

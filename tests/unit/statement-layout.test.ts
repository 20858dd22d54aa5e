import { expect, test } from 'vitest'
import { hazardLines } from '#contract/hazard-lines'
import { inParentheses } from '#engine/dialects/postgres/ddl/in-parentheses'
import { atCommas } from '#engine/dialects/postgres/split/at-commas'
import { requoted } from '#engine/dialects/postgres/requoted'
import { paragraphs } from '#engine/paragraphs'

test('statements of several lines stand by themselves, and lines of one kind together', () => {
  const table = 'CREATE TABLE t (\n  id integer\n);'
  const all = ['CREATE SEQUENCE s;', table, 'CREATE INDEX a;', 'CREATE INDEX b;', 'GRANT x;', 'GRANT y;']
  expect(paragraphs(all)).toBe(
    `CREATE SEQUENCE s;\n\n${table}\n\nCREATE INDEX a;\nCREATE INDEX b;\n\nGRANT x;\nGRANT y;`,
  )
  expect(paragraphs([])).toBe('')
  expect(paragraphs([table])).toBe(table)
})

test('an advice that follows from several hazards is given once, behind the last of them', () => {
  const hazard = (severity: 'note' | 'warning', reason: string, advice: string | null) => ({
    severity,
    reason,
    advice,
  })
  expect(
    hazardLines([
      hazard('warning', 'Nobody reads.', 'Wait.'),
      hazard('note', 'Nobody writes.', 'Wait.'),
      hazard('note', 'It is slow.', null),
      hazard('note', 'It fails.', 'Look first.'),
    ]),
  ).toEqual([
    'warning: Nobody reads.',
    'note: Nobody writes.',
    '  Wait.',
    'note: It is slow.',
    'note: It fails.',
    '  Look first.',
  ])
})

test.each([
  ['(a > 0)', '(a > 0)'],
  ['a > 0', '(a > 0)'],
  ['(a > 0) AND (b > 0)', '((a > 0) AND (b > 0))'],
  [`(a <> ')' AND "b)" > 0)`, `(a <> ')' AND "b)" > 0)`],
  [`(a)::text`, `((a)::text)`],
  ['', '()'],
])('%s stands in parentheses of its own as %s', (expression, expected) => {
  expect(inParentheses(expression)).toBe(expected)
})

test('a list is divided at commas outside of quotes and parentheses', () => {
  expect(atCommas(`\n  x numeric(10,2),\n  "a,\n  b c" text COLLATE "C",\n  z "t(,)"\n`)).toEqual([
    'x numeric(10,2)',
    '"a,\n  b c" text COLLATE "C"',
    'z "t(,)"',
  ])
})

test('names that were all quoted lose the quotes they do not need; literals, bodies and comments keep theirs', () => {
  expect(
    requoted(
      `COMMENT ON COLUMN "public"."Orders"."user" IS 'it''s "plain"'; -- "plain"\nGRANT SELECT ("a""b", "plain") ON TABLE "s" TO "reader";`,
    ),
  ).toBe(
    `COMMENT ON COLUMN public."Orders"."user" IS 'it''s "plain"'; -- "plain"\nGRANT SELECT ("a""b", plain) ON TABLE s TO reader;`,
  )
  const body = `CREATE FUNCTION f() RETURNS "char" AS $body$ select "plain" $body$ SET "x.y" TO E'\\'"z"'`
  expect(requoted(body)).toBe(body)
})

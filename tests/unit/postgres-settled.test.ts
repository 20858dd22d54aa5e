import { expect, test } from 'vitest'
import { settledText } from '#engine/dialects/postgres/introspect/settled'

test('an array that is cast whole is spelled as the server spells it when told so', () => {
  expect(
    settledText(
      `((role)::text = ANY ((ARRAY['a'::character varying, 'it''s ])'::character varying])::text[]))`,
    ),
  ).toBe(
    `((role)::text = ANY (ARRAY[('a'::character varying)::text, ('it''s ])'::character varying)::text]))`,
  )
  expect(
    settledText(`role::text = ANY (ARRAY['a'::character varying, 'b'::character varying]::text[])`),
  ).toBe(`role::text = ANY (ARRAY['a'::character varying::text, 'b'::character varying::text])`)
})

test('what only looks like it, in a text, stays', () => {
  const text = `'(ARRAY[''a''::character varying])::text[]'::text`
  expect(settledText(text)).toBe(text)
})

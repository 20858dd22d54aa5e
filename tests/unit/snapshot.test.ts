import { expect, test } from 'vitest'
import { AppError } from '#engine/errors'
import { diff } from '#engine/diff/diff'
import { readSnapshot } from '#engine/compare/snapshot/read'
import { snapshotText } from '#engine/compare/snapshot/write'
import { catalog, column, foreignKey, index, table } from '../support/catalogs'

const held = catalog({
  tables: [
    table('users', {
      columns: [column('id'), column('email', 'text', { storage: null, comment: 'it’s "x"\n' })],
      indexes: [index('ix', ['email'], { bytes: 8192, scans: 4 })],
      grants: [],
      facts: [
        { name: 'owner', value: 'anna' },
        { name: 'next auto-increment', value: '17' },
      ],
    }),
    table('notes', { foreignKeys: [foreignKey(['user_id'], 'users')] }),
  ],
  objects: [
    {
      ref: { kind: 'sequence', schema: 'public', name: 's', table: null },
      definition: 'CREATE SEQUENCE s;',
      facts: [{ name: 'last value', value: '9' }],
      comment: null,
    },
  ],
})

test('what is written is read again, without what moves by itself', () => {
  const text = snapshotText(held, true)
  const { catalog: read, owned } = readSnapshot(text, '/x/saved.json', 'then')
  expect(owned).toBe(true)
  expect(diff(read, held)).toEqual([])
  expect(diff(held, read)).toEqual([])
  expect(read.readAt).toBe('then')
  expect(snapshotText(read, true)).toBe(text)
  expect(text).not.toMatch(/estimatedRows|bytes|scans|auto-increment|last value|anna@|2026/)
  expect(text).toContain('"value": "anna"')
})

test('the order of lists and what is counted change no byte; a property stands in a line of its own', () => {
  const text = snapshotText(held, true)
  const other = {
    ...held,
    readAt: 'later',
    tables: held.tables.toReversed().map((one) => ({ ...one, bytes: 1, estimatedRows: 5 })),
  }
  expect(snapshotText(other, true)).toBe(text)
  expect(text).toContain('\n          "type": "text",\n')
})

function refusal(text: string): AppError['data'] {
  try {
    readSnapshot(text, '/x/saved.json', 'then')
  } catch (error) {
    if (error instanceof AppError) return error.data
    throw error
  }
  throw new Error('it was read')
}

test('what is broken is refused with its line', () => {
  const text = snapshotText(held, true)
  const line = (needle: string): number => text.slice(0, text.indexOf(needle)).split('\n').length
  const type = refusal(text.replace('"nullable": true', '"nullable": "perhaps"'))
  expect(type.code).toBe('unreadable-file')
  expect(type.message).toContain('tables.')
  expect(type.place).toMatchObject({ file: '/x/saved.json', line: line('"nullable": true') })
  expect(refusal(text.replace('"version": 2,', '"version": 3,'))).toMatchObject({
    message: 'saved.json is a snapshot of version 3; this Varve knows version 2 (line 3).',
  })
  expect(refusal('{}').message).toContain('no snapshot of Varve')
  expect(refusal(text.slice(0, 500)).place?.line).toBe(text.slice(0, 500).split('\n').length)
  const comma = refusal(text.replace('"owners": true,', '"owners": true'))
  expect(comma.place?.line).toBe(line('"owners": true') + 1)
})

test('a snapshot of version 1, which quoted every name, is no different from one of today', () => {
  const today = catalog({
    tables: [
      table('notes', {
        indexes: [index('ix', ['id'], { options: 'WITH (fillfactor=70) TABLESPACE fast' })],
        settings: ['ALTER TABLE public.notes CLUSTER ON ix;'],
        grants: ['GRANT SELECT ("user", id) ON TABLE public.notes TO "Reader";'],
      }),
    ],
    objects: [
      {
        ref: { kind: 'composite', schema: 'public', name: 'place', table: null },
        definition: 'CREATE TYPE public.place AS (\n  x integer,\n  "order" "char"\n);',
        facts: [],
        comment: null,
      },
    ],
  })
  const before = catalog({
    tables: [
      table('notes', {
        indexes: [index('ix', ['id'], { options: 'WITH (fillfactor=70) TABLESPACE "fast"' })],
        settings: ['ALTER TABLE "public"."notes" CLUSTER ON "ix";'],
        grants: ['GRANT SELECT ("user", "id") ON TABLE "public"."notes" TO "Reader";'],
      }),
    ],
    objects: [
      {
        ref: { kind: 'composite', schema: 'public', name: 'place', table: null },
        definition: 'CREATE TYPE "public"."place" AS (\n  "x" integer,\n  "order" "char"\n);',
        facts: [],
        comment: null,
      },
    ],
  })
  const old = snapshotText(before, true).replace('"version": 2,', '"version": 1,')
  const { catalog: read } = readSnapshot(old, '/x/saved.json', 'then')
  expect(diff(read, today)).toEqual([])
  expect(snapshotText(read, true)).toBe(snapshotText(today, true))
  expect(diff(before, today)).not.toEqual([])
})

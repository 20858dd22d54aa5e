import { describe, expect, test } from 'vitest'
import type { Catalog, Table } from '#contract/catalog'
import type { Direction } from '#contract/revision'
import { readScript } from '../../electron/engine/projects/formats/alembic/script/read-script'
import { compareTraces } from '../../electron/engine/evidence/compare'
import { meeting } from '../../electron/engine/evidence/meeting'
import { touchesOf } from '../../electron/engine/evidence/touches'
import * as some from '../support/catalogs'
import { firstTraces, lastTraces, type RevisionTouches } from '../../electron/engine/evidence/traces'

const context = { landing: 'public', enumTypes: true }

/** What a revision's upgrade touches; `body` is the function's, one statement a line. */
function revision(id: string, ...body: string[]): RevisionTouches {
  const text = `import sqlalchemy as sa\nfrom alembic import op\n\ndef upgrade():\n${body.map((line) => `    ${line}\n`).join('')}`
  const read = readScript(text, 'up' satisfies Direction, 'postgresql')
  if (read.kind !== 'changes') throw new Error(JSON.stringify(read))
  return { revision: id, touches: read.changes.flatMap((change) => touchesOf(change, context)) }
}

function table(name: string, columns: string[], more: Partial<Table> = {}): Table {
  return some.table(name, { columns: columns.map((column) => some.column(column)), ...more })
}

function catalog(tables: Table[], enums: string[] = []): Catalog {
  return some.catalog({
    tables,
    enums: enums.map((name) => ({ schema: 'public', name, values: [], comment: null })),
  })
}

const index = (name: string, column: string) => some.index(name, [column])

const notes = revision(
  'r1',
  "op.create_table('notes', sa.Column('id', sa.Integer(), primary_key=True), sa.Column('kind', sa.Enum('a', 'b', name='kind')), sa.Column('title', sa.String(), index=True))",
)

describe('what a revision leaves, against a catalog', () => {
  test('each part of a table is found or missing by itself', () => {
    const seen = catalog([table('notes', ['id', 'kind'])], ['kind'])
    expect(compareTraces(lastTraces([notes]), seen).get('r1')).toEqual({
      found: ['table notes', 'column notes.id', 'column notes.kind', 'enum type kind'],
      missing: ['column notes.title', 'index on notes(title)', 'primary key on notes(id)'],
    })
  })

  test('an index that a convention names is found by its columns', () => {
    const seen = catalog([table('notes', ['title'], { indexes: [index('any_name', 'title')] })])
    expect(compareTraces(lastTraces([notes]), seen).get('r1')?.found).toContain('index on notes(title)')
  })

  test('what a later revision drops is not missed, and has to be gone', () => {
    const later = revision('r2', "op.drop_column('notes', 'title')")
    const seen = catalog([table('notes', ['id', 'kind'])], ['kind'])
    const compared = compareTraces(lastTraces([notes, later]), seen)
    expect(compared.get('r1')?.missing).toEqual(['primary key on notes(id)'])
    expect(compared.get('r2')).toEqual({ found: ['no column notes.title'], missing: [] })
    const still = catalog([table('notes', ['id', 'kind', 'title'])], ['kind'])
    expect(compareTraces(lastTraces([notes, later]), still).get('r2')).toEqual({
      found: [],
      missing: ['no column notes.title'],
    })
  })

  test('a renamed table is looked for under its new name', () => {
    const later = revision('r2', "op.rename_table('notes', 'entries')")
    const seen = catalog([table('entries', ['id', 'kind', 'title'])], ['kind'])
    const compared = compareTraces(lastTraces([notes, later]), seen)
    expect(compared.get('r1')?.found).toContain('column entries.title')
    expect(compared.get('r2')).toEqual({ found: ['table entries', 'no table notes'], missing: [] })
  })

  test('a renamed column takes its index with it', () => {
    const later = revision('r2', "op.alter_column('notes', 'title', new_column_name='name')")
    const seen = catalog(
      [table('notes', ['id', 'kind', 'name'], { indexes: [index('x', 'name')] })],
      ['kind'],
    )
    const compared = compareTraces(lastTraces([notes, later]), seen)
    expect(compared.get('r1')?.found).toContain('index on notes(name)')
    expect(compared.get('r2')?.missing).toEqual([])
  })

  test('of a whole history rolled back nothing may be left', () => {
    const later = revision('r2', "op.drop_table('notes')")
    const traces = firstTraces([notes, later])
    // The table is as r2 leaves it, which is no proof that r1 never ran.
    expect(compareTraces(traces, catalog([])).get('r1')?.found).toEqual([])
    expect(compareTraces(traces, catalog([])).get('r2')).toBeUndefined()
    expect(compareTraces(traces, catalog([table('notes', ['id'])])).get('r1')?.found).toEqual([
      'table notes',
      'column notes.id',
    ])
  })

  test('what the first revision of a rollback drops has to be back', () => {
    const traces = firstTraces([revision('r2', "op.drop_table('old')")])
    expect(compareTraces(traces, catalog([])).get('r2')?.found).toEqual(['no table old'])
    expect(compareTraces(traces, catalog([table('old', ['id'])])).get('r2')?.found).toEqual([])
  })

  test('a name that SQLAlchemy shortens is told by its beginning', () => {
    const long = `ix_${'n'.repeat(70)}`
    const made = revision('r1', `op.create_index(op.f('${long}'), 'notes', ['title'])`)
    const seen = catalog([
      table('notes', ['title'], { indexes: [index(`${long.slice(0, 55)}_1a2b`, 'title')] }),
    ])
    expect(compareTraces(lastTraces([made]), seen).get('r1')?.missing).toEqual([])
  })
})

describe('what meets in a merge', () => {
  const a = revision('a', "op.add_column('notes', sa.Column('x', sa.Integer()))")
  const b = revision('b', "op.alter_column('notes', 'title', nullable=False)", "op.drop_table('old')")
  const sides = [
    { head: 'a', revisions: ['a'] },
    { head: 'b', revisions: ['b'] },
  ]

  test('the tables both touch are named', () => {
    expect(meeting(sides, [a, b])).toEqual([{ object: 'table public.notes', revisions: ['a', 'b'] }])
  })

  test('a revision that two of three sides have in common does not meet itself', () => {
    const three = [
      { head: 'a', revisions: ['s', 'a'] },
      { head: 'b', revisions: ['s', 'b'] },
      { head: 'c', revisions: ['c'] },
    ]
    const shared = { ...a, revision: 's' }
    const again = { ...a, revision: 'a' }
    expect(meeting(three, [shared, again])).toEqual([])
    expect(meeting(three, [shared, { ...b, revision: 'c' }]).map(({ object }) => object)).toEqual([
      'table public.notes',
    ])
  })
})

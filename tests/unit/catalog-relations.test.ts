import { describe, expect, it } from 'vitest'
import type { Catalog, DefinedObject, ObjectRef } from '#contract/catalog'
import { Looks } from '#engine/catalog/looks'
import { onlyDifferent } from '#engine/diff/only-different'
import { outlineOf } from '#engine/catalog/outline'
import { relationsOf } from '#engine/catalog/relations'
import { diff } from '#engine/diff/diff'
import { catalog, foreignKey, table } from '../support/catalogs'

const ref = (kind: ObjectRef['kind'], name: string, on: string | null = null): ObjectRef => ({
  kind,
  schema: 'public',
  name,
  table: on,
})
const defined = (of: ObjectRef): DefinedObject => ({ ref: of, definition: '', facts: [], comment: null })

describe('relations', () => {
  const seen: Catalog = catalog({
    tables: [
      table('notes', { foreignKeys: [foreignKey(['user_id'], 'users'), foreignKey(['parent_id'], 'notes')] }),
      table('users'),
    ],
    dependencies: [
      { from: ref('view', 'v'), on: ref('table', 'notes') },
      { from: ref('trigger', 't', 'notes'), on: ref('function', 'f()') },
      { from: ref('table', 'users'), on: ref('domain', 'email') },
    ],
  })

  it('of a table count its foreign keys and its triggers, and never itself', () => {
    expect(relationsOf(seen, ref('table', 'notes'))).toEqual({
      dependsOn: [ref('function', 'f()'), ref('table', 'users')],
      usedBy: [ref('view', 'v')],
    })
    expect(relationsOf(seen, ref('table', 'users'))).toEqual({
      dependsOn: [ref('domain', 'email')],
      usedBy: [ref('table', 'notes')],
    })
  })

  it('of a trigger are its own', () => {
    expect(relationsOf(seen, ref('trigger', 't', 'notes'))).toEqual({
      dependsOn: [ref('function', 'f()')],
      usedBy: [],
    })
    expect(relationsOf(seen, ref('function', 'f()')).usedBy).toEqual([ref('trigger', 't', 'notes')])
  })
})

describe('the outline', () => {
  it('holds every object, with the table of what belongs to one', () => {
    const objects = [defined(ref('sequence', 's')), defined(ref('trigger', 't', 'notes'))]
    const { entries } = outlineOf(catalog({ tables: [table('notes')], objects }))
    expect(entries.map((entry) => entry.ref)).toEqual([
      ref('table', 'notes'),
      ref('sequence', 's'),
      ref('trigger', 't', 'notes'),
    ])
  })
})

describe('changes from look to look', () => {
  const at = (readAt: string, names: string[]): Catalog =>
    catalog({ readAt, tables: names.map((name) => table(name)) })

  it('are told since any look still known, even one that was forgotten in between', async () => {
    const answers = [at('1', ['a']), at('2', ['a', 'b']), at('3', ['b'])]
    const looks = new Looks({
      look: async () => ({ catalog: answers.shift() ?? at('4', []), fingerprint: null }),
      shape: async () => at('0', []),
      isStill: async () => false,
    })
    await looks.at('c', false)
    expect(looks.changes.since('c', '1')).toBeNull()
    await looks.at('c', true)
    looks.forget('c')
    await looks.at('c', false)
    const kinds = (since: string) =>
      looks.changes.since('c', since)?.map(({ kind, ref: of }) => `${kind} ${of.name}`)
    expect(kinds('1')).toEqual(['create-table b', 'drop-table a'])
    expect(kinds('2')).toEqual(['drop-table a'])
    expect(kinds('3')).toEqual([])
    expect(kinds('0')).toBeUndefined()
    expect(looks.changes.since('another', '1')).toBeNull()
  })
})

describe('two looks without what is the same', () => {
  it('differ as the whole ones do', () => {
    const from = catalog({
      tables: [table('kept'), table('gone'), table('altered')],
      objects: [defined(ref('sequence', 's')), defined(ref('sequence', 'r'))],
    })
    const to = catalog({
      tables: [table('kept'), table('altered', { comment: 'now' }), table('made')],
      objects: [{ ...defined(ref('sequence', 's')), definition: 'other' }, defined(ref('sequence', 'r'))],
    })
    const [left, right] = onlyDifferent(from, to)
    expect(left.tables.map(({ name }) => name)).toEqual(['gone', 'altered'])
    expect(right.tables.map(({ name }) => name)).toEqual(['altered', 'made'])
    expect(right.objects.map((one) => one.ref.name)).toEqual(['s'])
    expect(diff(left, right)).toEqual(diff(from, to))
    expect(diff(from, to).length).toBe(4)
  })
})

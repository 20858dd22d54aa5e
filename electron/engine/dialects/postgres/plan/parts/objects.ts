import type { DefinedObject, ObjectKind } from '#contract/catalog'
import { refKey } from '#contract/ref-key'
import { alterObject } from '../alter/object'
import { alterSequence } from '../alter/sequence'
import { commentedAs, dropObject } from '../alter/object-words'
import { objectKey } from '../keys'
import { mentions } from '../mention'
import { inPlace, part, type Part } from '../part'
import { calledName, type Side } from '../side'
import { statementsOf } from '../statement'
import { comment } from './comment'
import { grantsPart } from './grants'
import { schemaKey } from './schemas'
import { quote } from '../../quote'
import { neededBy } from './needed-by'
import { ownedSequence, sequenceOf, sequenceSpelling } from './sequences'

const isType: ReadonlySet<ObjectKind> = new Set(['domain', 'composite', 'range'])

/** An object that its DDL says whole: its statements but its comment, which is a part of its own. */
export function objectParts(object: DefinedObject, side: Side, other: Side): Part[] {
  const { ref } = object
  const key = refKey(ref)
  const far = other.catalog.objects.find((one) => refKey(one.ref) === key)
  const make = madeBy(object)
  const text = make.join('\n')
  const on = ref.table === null ? null : ownerOf(object, side)
  return [
    part({
      kind: ref.kind,
      key,
      ref,
      owner: on,
      needs: new Set([
        ...(on === null ? [] : [on]),
        ...neededBy(key, text, side),
        ...schemasIn(object, side),
      ]),
      rather: new Set(calledIn(object, side)),
      spelling: ref.kind === 'sequence' ? sequenceSpelling(sequenceOf(object)) : text,
      make,
      drop: [dropObject(object)],
      claims: ref.kind === 'sequence' || isType.has(ref.kind) ? [`relation ${ref.schema}.${ref.name}`] : [],
      // Where it stands.
      irretrievable: ref.kind === 'sequence',
      standing: ref.kind === 'publication' && !text.includes(' WHERE (') ? 'structure' : 'reader',
      alter: () => {
        if (far !== undefined) return alterObject(object, far, madeBy(far), side)
        const owned = ref.kind === 'sequence' ? ownedSequence(other, ref) : null
        if (owned === null) return { how: 'again' }
        const name = commentedAs(ref).slice('SEQUENCE '.length)
        return inPlace(alterSequence(name, sequenceOf(object), owned.sequence))
      },
    }),
    ...comment(commentedAs(ref), {
      ref,
      owner: key,
      text: commentOf(object),
      far: far === undefined ? null : commentOf(far),
    }),
    ...grantsPart(ref, key, object.grants ?? [], far?.grants ?? []),
  ]
}

/** The statements but the one that comments on the object itself, which stands last. */
function madeBy(object: DefinedObject): string[] {
  const statements = statementsOf(object.definition)
  return commentOf(object) === null ? statements : statements.slice(0, -1)
}

/** Its comment, where its definition says it: that of an extension which came with the server is not the user's. */
function commentOf({ definition, comment: text }: DefinedObject): string | null {
  return text !== null &&
    /(^|\n)COMMENT ON [^\n]*/.test(definition) &&
    statementsOf(definition).at(-1)?.startsWith('COMMENT ON ') === true
    ? text
    : null
}

/** Of what stands in no schema itself and speaks of some. */
function schemasIn({ ref, definition }: DefinedObject, side: Side): string[] {
  if (ref.kind !== 'publication' && ref.kind !== 'extension') return []
  return side.catalog.schemas
    .filter(({ name }) => definition.includes(`SCHEMA ${quote(name)}`))
    .map(({ name }) => schemaKey(name))
}

function ownerOf({ ref }: DefinedObject, side: Side): string | null {
  const on = { schema: ref.schema, name: ref.table ?? '' }
  if (side.table(on) !== undefined) return objectKey('table', on)
  const view = side.view(on)
  return view === undefined ? null : objectKey(view.materialized ? 'materialized-view' : 'view', view)
}

/** What the text of a routine names, which the server looks at when it is made and forgets then. */
function calledIn({ ref, definition }: DefinedObject, side: Side): string[] {
  if (ref.kind !== 'function' && ref.kind !== 'procedure') return []
  const { tables, views, objects } = side.catalog
  return [
    ...tables
      .filter((table) => mentions(definition, table.name))
      .flatMap((table) => [objectKey('table', table), ...side.columnsNamed(table, definition)]),
    ...views
      .filter((view) => mentions(definition, view.name))
      .map((view) => objectKey(view.materialized ? 'materialized-view' : 'view', view)),
    ...objects
      .filter(({ ref: one }) => one !== ref && one.table === null && mentions(definition, calledName(one)))
      .map((one) => refKey(one.ref)),
  ]
}

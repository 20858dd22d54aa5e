import type { DefinedObject, ObjectKind } from '#contract/catalog'
import { refKey } from '#contract/ref-key'
import { alterObject } from '../alter/object'
import { alterSequence } from '../alter/sequence'
import { commentedAs, dropObject } from '../alter/object-words'
import { objectKey } from '../keys'
import { inPlace, part, type Part } from '../part'
import type { Side } from '../side'
import { statementsOf } from '../statement'
import { comment } from './comment'
import { grantsPart } from './grants'
import { schemaKey } from './schemas'
import { identifier, quote } from '../../quote'
import { neededBy } from './needed-by'
import { sequenceOf, sequenceSpelling } from './sequences'

const isType: ReadonlySet<ObjectKind> = new Set(['domain', 'composite', 'range'])

/** An object that its DDL says whole: its statements but its comment, which is a part of its own. */
export function objectParts(object: DefinedObject, side: Side, other: Side): Part[] {
  const { ref } = object
  const key = refKey(ref)
  const far = other.object(ref)
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
      standing: ref.kind === 'publication' && !picks(text) ? 'structure' : 'reader',
      alter: () => {
        if (far !== undefined) return alterObject(object, far, madeBy(far), side)
        const owned = ref.kind === 'sequence' ? other.ownerOf(ref) : undefined
        if (owned === undefined) return { how: 'again' }
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

/** Whether a publication has some columns or rows of a table: their types are held as long. */
function picks(text: string): boolean {
  return text.replace(/ WITH \(publish = .*/s, '').includes(' (')
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

const inSchema = new RegExp(` SCHEMA (${identifier})`, 'g')

/** Of what stands in no schema itself and speaks of some. */
function schemasIn({ ref, definition }: DefinedObject, side: Side): string[] {
  if (ref.kind !== 'publication' && ref.kind !== 'extension') return []
  const named = new Set([...definition.matchAll(inSchema)].map(([, name]) => name))
  return side.catalog.schemas.filter(({ name }) => named.has(quote(name))).map(({ name }) => schemaKey(name))
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
  // The quotes of a body stand right at its words: `from t$function$`.
  const text = definition.replaceAll(/\$\w*\$/g, ' ')
  return side
    .called(wordsOf(text))
    .filter((one) => one !== ref)
    .flatMap((one) => {
      const table = one.kind === 'table' ? side.table(one) : undefined
      return [refKey(one), ...(table === undefined ? [] : side.columnsNamed(table, text))]
    })
}

function wordsOf(text: string): Set<string> {
  const words = text.match(/[\w$\u0080-\uffff]+|"(?:[^"]|"")+"/g) ?? []
  return new Set(
    words.map((word) =>
      word.startsWith('"') ? word.slice(1, -1).replaceAll('""', '"') : word.toLowerCase(),
    ),
  )
}

import type { DefinedObject, ObjectRef } from '#contract/catalog'
import { quote } from '../../quote'

const words: Readonly<Partial<Record<ObjectRef['kind'], string>>> = {
  extension: 'EXTENSION',
  'foreign-data-wrapper': 'FOREIGN DATA WRAPPER',
  'foreign-server': 'SERVER',
  domain: 'DOMAIN',
  composite: 'TYPE',
  range: 'TYPE',
  sequence: 'SEQUENCE',
  function: 'FUNCTION',
  procedure: 'PROCEDURE',
  aggregate: 'AGGREGATE',
  trigger: 'TRIGGER',
  rule: 'RULE',
  policy: 'POLICY',
  publication: 'PUBLICATION',
  'event-trigger': 'EVENT TRIGGER',
}

/** An object as ALTER and COMMENT ON call it: `FUNCTION public.f(integer)`. */
export function commentedAs({ kind, schema, name, table }: ObjectRef): string {
  const word = words[kind] ?? kind.toUpperCase()
  if (table !== null) return `${word} ${quote(name)} ON ${quote(schema)}.${quote(table)}`
  if (kind === 'function' || kind === 'procedure' || kind === 'aggregate') {
    const at = name.lastIndexOf('(')
    const types = name.slice(at + 1, -1)
    const list = kind === 'aggregate' && types === '' ? '*' : types
    return `${word} ${quote(schema)}.${quote(name.slice(0, at))}(${list})`
  }
  return schema === '' ? `${word} ${quote(name)}` : `${word} ${quote(schema)}.${quote(name)}`
}

/** What takes an object away. A partition's trigger is its parent's; only its state is its own. */
export function dropObject({ ref, definition }: DefinedObject): string {
  if (ref.kind === 'trigger' && definition.startsWith('ALTER TABLE'))
    return `ALTER TABLE ${quote(ref.schema)}.${quote(ref.table ?? '')} ENABLE TRIGGER ${quote(ref.name)}`
  return `DROP ${commentedAs(ref)}`
}

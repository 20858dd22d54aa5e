import type { Catalog, DefinedObject, ObjectKind } from '#contract/catalog'
import { programHazards } from '../hazards/program'
import type { Product } from '../flavour'
import { quote } from '../quote'
import type { ChangeIndex } from './change-index'
import { dropping, framed, instead, making, type DraftStep } from './draft'

/**
 * The steps for routines or events, of which none needs another to be made. MariaDB replaces one at once; MySQL drops
 * it and makes it anew: https://mariadb.com/docs/server/server-usage/stored-routines/stored-procedures/create-procedure
 */
export function programSteps(
  kind: Extract<ObjectKind, 'function' | 'procedure' | 'event'>,
  from: Catalog,
  to: Catalog,
  changes: ChangeIndex,
  product: Product,
): { gone: DraftStep[]; made: DraftStep[] } {
  const before = byName(from, kind)
  const after = byName(to, kind)
  const drop = (name: string): string => `drop ${kind} ${quote(name)}`
  const gone = [...before.values()]
    .filter(({ ref }) => !after.has(ref.name))
    .flatMap((object) => {
      const definition = framed(object.definition, object.definer)
      const hazards = programHazards(object, null, false)
      return definition === null
        ? []
        : [dropping(definition, drop(object.ref.name), changes.of(kind, object.ref.name), hazards)]
    })
  const made = [...after.values()].flatMap((object) => {
    const { name } = object.ref
    const old = before.get(name)
    if (old !== undefined && isSame(old, object)) return []
    const definition = framed(object.definition, object.definer)
    const was = old === undefined ? null : framed(old.definition, old.definer)
    if (definition === null || (old !== undefined && was === null)) return []
    const of = changes.of(kind, name)
    if (old === undefined || was === null) return [making(definition, drop(name), of)]
    if (product.flavour === 'mariadb' && (was.before === null) === (definition.before === null))
      return [instead(definition, was, of, programHazards(old, object, true))]
    return [
      dropping(was, drop(name), of, programHazards(old, object, false)),
      making(definition, drop(name), of),
    ]
  })
  return { gone, made }
}

function isSame(one: DefinedObject, other: DefinedObject): boolean {
  return one.definition === other.definition && one.definer === other.definer
}

function byName({ objects }: Catalog, kind: ObjectKind): Map<string, DefinedObject> {
  return new Map(objects.filter(({ ref }) => ref.kind === kind).map((object) => [object.ref.name, object]))
}

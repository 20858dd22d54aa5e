import type { Catalog, DefinedObject } from '#contract/catalog'
import { sequenceHazards } from '../hazards/sequence'
import { quote } from '../quote'
import type { ChangeIndex } from './change-index'
import { dropping, framed, making, single, type DraftStep } from './draft'

/** A sequence's definition in its parts. */
interface Sequence {
  readonly numbers: string
  /** Engine and comment, as a table has them. */
  readonly storage: string
}

const shape = /^create sequence `(?:[^`]|``)*` ([\s\S]*?)( engine=[\s\S]*)?$/i

/** The steps for MariaDB's sequences: one that changes keeps its next value. */
export function sequenceSteps(
  from: Catalog,
  to: Catalog,
  changes: ChangeIndex,
): { first: DraftStep[]; last: DraftStep[] } {
  const [before, after] = [byName(from), byName(to)]
  const drop = (name: string): string => `drop sequence ${quote(name)}`
  const of = (name: string): readonly number[] => changes.of('sequence', name)
  const first = [...after.values()].flatMap((object): DraftStep[] => {
    const { name } = object.ref
    const old = before.get(name)
    const definition = framed(object.definition, null)
    if (definition === null || old?.definition === object.definition) return []
    if (old === undefined) return [making(definition, drop(name), of(name))]
    const [was, is] = [readSequence(old), readSequence(object)]
    if (was === null || is === null) return []
    const numbers = (one: Sequence): string => `alter sequence ${quote(name)} ${one.numbers}`
    const storage = (one: Sequence, comment: string | null): string =>
      `alter table ${quote(name)}${one.storage}${comment === null ? " comment=''" : ''}`
    return [
      ...(was.numbers === is.numbers
        ? []
        : [single(numbers(is), numbers(was), of(name), sequenceHazards(object, 'alter'))]),
      ...(was.storage === is.storage
        ? []
        : [single(storage(is, object.comment), storage(was, old.comment), of(name))]),
    ]
  })
  const last = [...before.values()]
    .filter(({ ref }) => !after.has(ref.name))
    .flatMap((object) => {
      const { name } = object.ref
      const definition = framed(object.definition, null)
      return definition === null
        ? []
        : [dropping(definition, drop(name), of(name), sequenceHazards(object, 'drop'))]
    })
  return { first, last }
}

function readSequence({ definition }: DefinedObject): Sequence | null {
  const [, numbers, storage = ''] = shape.exec(framed(definition, null)?.sql ?? '') ?? []
  return numbers === undefined ? null : { numbers, storage }
}

function byName({ objects }: Catalog): Map<string, DefinedObject> {
  return new Map(
    objects.filter(({ ref }) => ref.kind === 'sequence').map((object) => [object.ref.name, object]),
  )
}

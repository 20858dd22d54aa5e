import type { DefinedObject } from '#contract/catalog'
import { identifier } from '../../quote'
import { type Alteration, inPlace } from '../part'
import { statementsOf } from '../statement'

/** Subscribers follow a publication by its name and see nothing of a change in place; only ALL TABLES can't be set. */
export function alterPublication(words: string, from: DefinedObject, to: DefinedObject): Alteration {
  const [before, after] = [published(from), published(to)]
  const isList = (what: string | null) => what !== null && what !== 'ALL TABLES'
  const alter = `ALTER ${words}`
  if (before.what !== after.what && !(isList(before.what) && isList(after.what))) return { how: 'again' }
  return inPlace([
    ...(before.what === after.what
      ? []
      : [
          {
            sql: `${alter} SET ${after.what ?? ''}`,
            reverse: `${alter} SET ${before.what ?? ''}`,
            property: 'published',
          },
        ]),
    ...(before.how === after.how
      ? []
      : [
          {
            sql: `${alter} SET (${settings(after.how, before.how)})`,
            reverse: `${alter} SET (${settings(before.how, after.how)})`,
            property: 'operations',
          },
        ]),
  ])
}

function published({ definition }: DefinedObject): { what: string | null; how: string } {
  const [create = ''] = statementsOf(definition)
  const at = create.lastIndexOf(' WITH (publish = ')
  const head = create.slice(0, at)
  const found = new RegExp(`^CREATE PUBLICATION ${identifier}(?: FOR (.*))?$`, 's').exec(head)
  return { what: found?.[1] ?? null, how: create.slice(at + ' WITH ('.length, -1) }
}

/** What only the other side says is set back to what it is by itself. */
function settings(own: string, other: string): string {
  const usual = { publish_via_partition_root: 'false', publish_generated_columns: 'none' }
  return [
    own,
    ...Object.entries(usual)
      .filter(([name]) => other.includes(`${name} =`) && !own.includes(`${name} =`))
      .map(([name, value]) => `${name} = ${value}`),
  ].join(', ')
}

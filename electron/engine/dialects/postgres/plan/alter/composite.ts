import type { DefinedObject } from '#contract/catalog'
import { identifier } from '../../quote'
import { atCommas } from '../../split/at-commas'
import { type Act, type Alteration, inPlace } from '../part'
import { statementsOf } from '../statement'

/**
 * Attributes come last and go from anywhere. The type of one changes only where no column has the composite:
 * https://www.postgresql.org/docs/current/sql-altertype.html
 */
export function alterComposite(
  words: string,
  from: DefinedObject,
  to: DefinedObject,
  isAColumnsType: boolean,
): Alteration {
  const [before, after] = [attributesOf(from), attributesOf(to)]
  const kept = [...after.keys()].filter((name) => before.has(name))
  const keptBefore = [...before.keys()].filter((name) => after.has(name))
  const changed = kept.filter((name) => before.get(name) !== after.get(name))
  const isInOrder =
    kept.join('\0') === keptBefore.join('\0') &&
    kept.every((name, at) => [...after.keys()][at] === name) &&
    keptBefore.every((name, at) => [...before.keys()][at] === name)
  if (!isInOrder || (changed.length > 0 && isAColumnsType)) return { how: 'replaced' }
  const alter = `ALTER ${words}`
  const act = (sql: string, reverse: string, lossy = false): Act => ({
    sql: `${alter} ${sql}`,
    reverse: `${alter} ${reverse}`,
    property: 'attributes',
    lossy,
  })
  const add = (name: string, type: string) => `ADD ATTRIBUTE ${name} ${type}`
  return inPlace([
    ...[...before]
      .filter(([name]) => !after.has(name))
      .toReversed()
      .map(([name, type]) => act(`DROP ATTRIBUTE ${name}`, add(name, type), isAColumnsType)),
    ...changed.map((name) =>
      act(
        `ALTER ATTRIBUTE ${name} TYPE ${after.get(name) ?? ''}`,
        `ALTER ATTRIBUTE ${name} TYPE ${before.get(name) ?? ''}`,
      ),
    ),
    ...[...after]
      .filter(([name]) => !before.has(name))
      .map(([name, type]) => act(add(name, type), `DROP ATTRIBUTE ${name}`)),
    ...commentActs(from, to),
  ])
}

const attribute = new RegExp(`^(${identifier}) (.*)$`, 's')

/** Types by names as SQL has them, in order. */
function attributesOf({ definition }: DefinedObject): Map<string, string> {
  const [create = ''] = statementsOf(definition)
  const body = create.slice(create.indexOf('(') + 1, create.lastIndexOf(')'))
  return new Map(
    atCommas(body)
      .map((line) => attribute.exec(line))
      .flatMap((found) => (found === null ? [] : [[found[1] ?? '', found[2] ?? ''] as const])),
  )
}

function commentActs(from: DefinedObject, to: DefinedObject): Act[] {
  const [before, after] = [commentsOf(from), commentsOf(to)]
  const names = [...new Set([...before.keys(), ...after.keys()])]
  return names
    .filter((name) => before.get(name) !== after.get(name))
    .map((name) => ({
      sql: after.get(name) ?? `${name} NULL`,
      reverse: before.get(name) ?? `${name} NULL`,
      property: 'comment',
    }))
}

const commented = new RegExp(`^COMMENT ON COLUMN ${identifier}\\.${identifier}\\.${identifier} IS`)

/** By the words before the text: `COMMENT ON COLUMN s.t.a IS`. */
function commentsOf({ definition }: DefinedObject): Map<string, string> {
  const found = statementsOf(definition).flatMap((statement) => {
    const match = commented.exec(statement)
    return match === null ? [] : [[match[0], statement] as const]
  })
  return new Map(found)
}

import { commentedAs } from './alter/object-words'
import type { ObjectRef } from '#contract/catalog'
import { asideName, withAside } from './aside'
import type { Step } from './node'
import type { Part } from './part'
import { quote } from '../quote'

/** How a type makes room for the one of its name, and goes once no column has it any more. */
export function aside(
  part: Part,
  owned: readonly Part[],
  others: readonly ObjectRef[],
): { steps: Step[]; leave: Step } {
  const { ref } = part
  const words = ref.kind === 'enum' ? `TYPE ${quote(ref.schema)}.${quote(ref.name)}` : commentedAs(ref)
  const kind = words.slice(0, words.indexOf(' '))
  const name = asideName(ref)
  const away = `${quote(ref.schema)}.${quote(name)}`
  const step = (sql: string, reverse: string, verb: Step['verb']): Step => ({
    sql,
    reverse,
    verb,
    part,
    property: null,
    turn: 'main',
    lossy: false,
    again: true,
  })
  // What made it makes it again under the name that it had when it went.
  const back = [...part.make, ...owned.flatMap(({ make }) => make)].map((sql) => withAside(sql, others))
  return {
    steps: [
      step(
        `ALTER ${words} RENAME TO ${quote(name)}`,
        `ALTER ${kind} ${away} RENAME TO ${quote(ref.name)}`,
        'aside',
      ),
    ],
    leave: step(`DROP ${kind} ${away}`, back.join(';\n'), 'leave'),
  }
}

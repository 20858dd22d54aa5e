import { createHash } from 'node:crypto'
import type { ScriptName, ScriptPlace } from '#contract/script-value'
import { refuse } from './refuse'
import { spell, type Spelling } from './spelling'

/** A constraint's or index's name: SQLAlchemy shortens what it or `op.f` named, and refuses what a person named too long. */
export function identifier(spelling: Spelling, name: ScriptName, place: ScriptPlace): string {
  const { shortenTo, refuseOver } = spelling.longest
  const characters = [...name.text]
  if (name.final) {
    if (characters.length <= shortenTo) return spell(spelling, name)
    const digest = createHash('md5').update(name.text).digest('hex').slice(-4)
    return spell(spelling, { ...name, text: `${characters.slice(0, shortenTo - 8).join('')}_${digest}` })
  }
  if (characters.length > refuseOver)
    refuse(
      spelling,
      place,
      `The name ${name.text} is longer than ${refuseOver} characters, and SQLAlchemy refuses it.`,
      'Give it a shorter name, or wrap it in op.f(…), which has it shortened.',
    )
  return spell(spelling, name)
}

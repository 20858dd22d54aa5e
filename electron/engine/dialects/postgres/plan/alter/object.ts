import type { DefinedObject, ObjectRef } from '#contract/catalog'
import { refKey } from '#contract/ref-key'
import { sequenceOf } from '../parts/sequences'
import { type Alteration, inPlace } from '../part'
import { mentions } from '../mention'
import type { Side } from '../side'
import { alterComposite } from './composite'
import { alterDomain } from './domain'
import { alterForeignServer } from './foreign-server'
import { commentedAs } from './object-words'
import { alterPublication } from './publication'
import { alterRoutine } from './routine'
import { alterSequence } from './sequence'

/** How an object of a kind that its DDL says whole becomes another; `made` are the statements that make it so. */
export function alterObject(
  from: DefinedObject,
  to: DefinedObject,
  made: readonly string[],
  side: Side,
): Alteration {
  const name = commentedAs(to.ref)
  switch (to.ref.kind) {
    case 'function':
    case 'procedure':
      return alterRoutine(from, to, made)
    case 'domain':
      return alterDomain(name, from, to, () => isContained(side, from.ref))
    case 'composite':
      return alterComposite(name, from, to, isAColumnsType(side, refKey(from.ref)))
    case 'range':
      return alterRange(to, isAColumnsType(side, refKey(from.ref)))
    case 'publication':
      return alterPublication(name, from, to)
    case 'foreign-server':
    case 'foreign-data-wrapper':
      return alterForeignServer(name, from, to)
    case 'sequence':
      return standingSequence(name, from, to, side.major)
    case 'extension':
      return movedExtension(name, from, to)
    default:
      return { how: 'again' }
  }
}

function isAColumnsType(side: Side, key: string): boolean {
  return side.neededBy(key).some(({ kind }) => kind === 'table')
}

/** Whether values of a type stand inside others: in arrays, composites or ranges. */
function isContained(side: Side, ref: ObjectRef): boolean {
  return side.neededBy(refKey(ref)).some((user) => {
    const columns = user.kind === 'table' ? (side.table(user)?.columns ?? []) : []
    return (
      user.kind === 'composite' ||
      user.kind === 'range' ||
      columns.some(({ type }) => type.endsWith('[]') && mentions(type, ref.name))
    )
  })
}

/** Its constructor functions keep their names when a range type takes another, and are in the way of the new one's. */
function alterRange({ ref }: DefinedObject, isAColumnsType: boolean): Alteration {
  if (!isAColumnsType) return { how: 'again' }
  return {
    how: 'refused',
    why: `PostgreSQL cannot change range type ${ref.name} while columns have it. Make a new range type, alter the columns to it USING their bounds, then drop this one.`,
  }
}

function standingSequence(words: string, from: DefinedObject, to: DefinedObject, major: number): Alteration {
  const name = words.slice('SEQUENCE '.length)
  const [before, after] = [sequenceOf(from), sequenceOf(to)]
  if (before.unlogged !== after.unlogged && major < 15) return { how: 'again' }
  const logged = (unlogged: boolean) => `ALTER ${words} SET ${unlogged ? 'UNLOGGED' : 'LOGGED'}`
  return inPlace([
    ...alterSequence(name, before, after),
    ...(before.unlogged === after.unlogged
      ? []
      : [{ sql: logged(after.unlogged), reverse: logged(before.unlogged), property: 'sequence' }]),
  ])
}

function movedExtension(name: string, from: DefinedObject, to: DefinedObject): Alteration {
  const schema = ({ definition }: DefinedObject) => / WITH SCHEMA (.*);/.exec(definition)?.[1] ?? ''
  return inPlace([
    {
      sql: `ALTER ${name} SET SCHEMA ${schema(to)}`,
      reverse: `ALTER ${name} SET SCHEMA ${schema(from)}`,
      property: 'schema',
    },
  ])
}

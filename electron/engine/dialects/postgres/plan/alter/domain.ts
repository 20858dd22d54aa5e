import type { DefinedObject } from '#contract/catalog'
import { identifier, quote } from '../../quote'
import { type Act, type Alteration, inPlace } from '../part'
import { statementsOf } from '../statement'

interface Domain {
  /** Base type with its collation. */
  readonly base: string
  readonly default: string | null
  readonly notNull: boolean
  /** Definitions by their quoted names. */
  readonly constraints: ReadonlyMap<string, string>
  /** Comments of the constraints, as statements by those names. */
  readonly comments: ReadonlyMap<string, string>
}

/** https://www.postgresql.org/docs/current/sql-alterdomain.html: all but the type under it changes in place. */
export function alterDomain(
  words: string,
  from: DefinedObject,
  to: DefinedObject,
  isContained: () => boolean,
): Alteration {
  const [before, after] = [domainOf(from), domainOf(to)]
  if (before.base !== after.base) return { how: 'replaced' }
  const alter = `ALTER ${words}`
  const act = (sql: string, reverse: string, property: string): Act => ({
    sql: `${alter} ${sql}`,
    reverse: `${alter} ${reverse}`,
    property,
  })
  const value = (text: string | null) => (text === null ? 'DROP DEFAULT' : `SET DEFAULT ${text}`)
  const set = (is: boolean) => (is ? 'SET NOT NULL' : 'DROP NOT NULL')
  const add = (name: string, definition: string) => `ADD CONSTRAINT ${name} ${definition}`
  const drop = (name: string) => `DROP CONSTRAINT ${name}`
  const gone = [...before.constraints].filter(([name, one]) => after.constraints.get(name) !== one)
  const come = [...after.constraints].filter(([name, one]) => before.constraints.get(name) !== one)
  // The server looks at columns of the domain itself alone: "cannot alter type because column uses it".
  const isLookedFor = before.notNull !== after.notNull || gone.length > 0 || come.length > 0
  if (isLookedFor && isContained()) return { how: 'replaced' }
  return inPlace([
    ...gone.map(([name, one]) => act(drop(name), add(name, one), 'constraint gone')),
    ...(before.default === after.default
      ? []
      : [act(value(after.default), value(before.default), 'default')]),
    ...(before.notNull === after.notNull
      ? []
      : [act(set(after.notNull), set(before.notNull), after.notNull ? 'not null' : 'nullable')]),
    ...come.map(([name, one]) => act(add(name, one), drop(name), 'constraint')),
    ...commentActs(words, before, after),
  ])
}

function commentActs(words: string, before: Domain, after: Domain): Act[] {
  const names = new Set([...before.comments.keys(), ...after.comments.keys()])
  const none = (name: string) => `COMMENT ON CONSTRAINT ${name} ON ${words} IS NULL`
  return [...names].flatMap((name) => {
    const isMade = before.constraints.get(name) !== after.constraints.get(name)
    const [was, is] = [before.comments.get(name) ?? null, after.comments.get(name) ?? null]
    if (!after.constraints.has(name) || (was === is && !isMade)) return []
    return [{ sql: is ?? none(name), reverse: was ?? none(name), property: 'comment' }]
  })
}

function domainOf({ definition }: DefinedObject): Domain {
  const [create = '', ...rest] = statementsOf(definition)
  const [head = '', ...lines] = create.split('\n  CONSTRAINT ')
  const constraints = new Map(lines.map(named))
  const comments = new Map<string, string>()
  for (const statement of rest) {
    const added = new RegExp(`^ALTER DOMAIN ${identifier}\\.${identifier} ADD CONSTRAINT (.*)$`, 's').exec(
      statement,
    )
    if (added !== null) constraints.set(...named(added[1] ?? ''))
    const commented = new RegExp(`^COMMENT ON CONSTRAINT (${identifier}) ON DOMAIN `).exec(statement)
    if (commented !== null) comments.set(commented[1] ?? quote(''), statement)
  }
  const body = head.replace(new RegExp(`^CREATE DOMAIN ${identifier}\\.${identifier} AS `), '')
  const notNull = body.endsWith(' NOT NULL')
  const plain = notNull ? body.slice(0, -' NOT NULL'.length) : body
  const at = plain.indexOf(' DEFAULT ')
  const value = at < 0 ? null : plain.slice(at + ' DEFAULT '.length)
  return { base: at < 0 ? plain : plain.slice(0, at), default: value, notNull, constraints, comments }
}

function named(line: string): [string, string] {
  const found = new RegExp(`^(${identifier}) (.*)$`, 's').exec(line)
  return [found?.[1] ?? quote(''), found?.[2] ?? '']
}

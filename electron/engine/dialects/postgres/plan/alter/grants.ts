import { atCommas } from '../../split/at-commas'
import { tokenAt } from '../../split/scan'
import { push } from '../lists'
import type { Act } from '../part'

/** One right on one object or column. */
interface Right {
  /** Whether the statement gives it, or takes away what a new object has by itself. */
  readonly given: boolean
  readonly privilege: string
  readonly on: string
  readonly role: string
  readonly grantable: boolean
}

/** The statements that take back what these give, and give back what they take. */
export function undoGrants(statements: readonly string[]): string[] {
  return statements.flatMap(rightsOf).map((right) => words(right, !right.given))
}

/** Only what differs: a right that both sides have stays with its holder throughout. */
export function alterGrants(from: readonly string[], to: readonly string[]): Act[] {
  const [before, after] = [from.flatMap(rightsOf), to.flatMap(rightsOf)]
  const [had, has] = [new Set(before.map(key)), new Set(after.map(key))]
  const changed = [...before, ...after].filter((right) => had.has(key(right)) !== has.has(key(right)))
  // A right on the whole table takes those on columns along: https://www.postgresql.org/docs/current/sql-revoke.html
  const isTaken = (right: Right) =>
    changed.some(
      (one) =>
        one.on === right.on && one.role === right.role && right.privilege.startsWith(`${one.privilege} (`),
    )
  const gone = before.filter((right) => !has.has(key(right)) || isTaken(right))
  const come = after.filter((right) => !had.has(key(right)) || isTaken(right))
  const taken = together(gone.toSorted((one, other) => wholeFirst(other, one)))
  const given = together(come.toSorted(wholeFirst))
  return [
    ...taken.map((right) => act(words(right, !right.given), words(right, right.given))),
    ...given.map((right) => act(words(right, right.given), words(right, !right.given))),
  ]
}

function wholeFirst(one: Right, other: Right): number {
  return Number(one.privilege.includes('(')) - Number(other.privilege.includes('('))
}

function act(sql: string, reverse: string): Act {
  return { sql, reverse, property: sql.startsWith('REVOKE') ? 'revoke' : 'grant' }
}

/** Rights on one thing, given to or taken from one role in one statement. */
function together(rights: readonly Right[]): Right[] {
  const lists = new Map<string, Right[]>()
  for (const right of rights) push(lists, key({ ...right, privilege: '' }), right)
  return [...lists.values()].flatMap((list) => {
    const [first] = list
    return first === undefined
      ? []
      : [{ ...first, privilege: list.map(({ privilege }) => privilege).join(', ') }]
  })
}

function key({ given, privilege, on, role, grantable }: Right): string {
  return JSON.stringify([given, privilege, on, role, grantable])
}

function words({ privilege, on, role, grantable }: Right, gives: boolean): string {
  return gives
    ? `GRANT ${privilege} ON ${on} TO ${role}${grantable ? ' WITH GRANT OPTION' : ''}`
    : `REVOKE ${privilege} ON ${on} FROM ${role}`
}

/** Reads a statement as introspection writes them, one right for each privilege. */
function rightsOf(statement: string): Right[] {
  const sql = statement.replace(/;\s*$/, '')
  const given = sql.startsWith('GRANT ')
  const grantable = sql.endsWith(' WITH GRANT OPTION')
  const body = grantable ? sql.slice(0, -' WITH GRANT OPTION'.length) : sql
  const places = topWords(body)
  const on = places.find(({ word }) => word === 'ON')
  const to = places.findLast(({ word }) => word === (given ? 'TO' : 'FROM'))
  if (on === undefined || to === undefined) return []
  const privileges = body.slice(given ? 'GRANT '.length : 'REVOKE '.length, on.start).trim()
  return atCommas(privileges).map((privilege) => ({
    given,
    privilege,
    on: body.slice(on.start + 3, to.start).trim(),
    role: body.slice(to.start + to.word.length).trim(),
    grantable,
  }))
}

function topWords(text: string): { word: string; start: number }[] {
  const found = []
  for (let at = 0; at < text.length;) {
    const token = tokenAt(text, at)
    if (token.kind === 'word') found.push({ word: text.slice(at, token.end), start: at })
    at = token.end
  }
  return found
}

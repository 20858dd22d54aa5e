import type { Catalog } from '#contract/catalog'
import { type Change, inverseOf } from '#contract/change'
import type { DraftStatement, WantedDraft } from '../../../../draft'
import type { Body } from '../new-revision'
import { repr } from '../python-literal'
import { indent } from './indent'
import { operationCalls } from './operation'
import { execute } from './python'
import { saidFor } from './said'

/** What a direction runs, and between which catalogs. */
interface Direction {
  readonly statements: readonly DraftStatement[]
  readonly changes: readonly Change[]
  readonly from: Catalog
  readonly to: Catalog
}

/** The functions of a revision: in Alembic's operations where they say as much as the statements, else in the statements. */
export function bodyOf(wanted: WantedDraft, says: 'statements' | 'operations'): Body {
  const { changes, from, to, down } = wanted
  const marked = (statements: readonly DraftStatement[]) =>
    wanted.transactionalDdl ? statements : statements.map((one) => ({ ...one, transactional: true }))
  const upgrades = blockOf({ statements: marked(wanted.up), changes, from, to }, says)
  const downgrades =
    'irreversible' in down
      ? `raise NotImplementedError(${repr(down.irreversible)})`
      : blockOf({ statements: marked(down), changes: changes.map(inverseOf), from: to, to: from }, says)
  const imports = ['postgresql', 'mysql']
    .filter((name) => `${upgrades}\n${downgrades}`.includes(`${name}.`))
    .map((name) => `from sqlalchemy.dialects import ${name}`)
  return { imports: imports.join('\n'), upgrades, downgrades }
}

function blockOf(direction: Direction, says: 'statements' | 'operations'): string | null {
  const lines = linesOf(direction, says)
  const grouped: string[] = []
  for (const [at, { text, transactional }] of lines.entries()) {
    if (!transactional && lines[at - 1]?.transactional !== false)
      grouped.push('with op.get_context().autocommit_block():')
    grouped.push(transactional ? text : indent(text))
  }
  // The template has the first line's own indentation already.
  return grouped.length === 0 ? null : indent(grouped.join('\n')).trimStart()
}

function linesOf(
  direction: Direction,
  says: 'statements' | 'operations',
): { text: string; transactional: boolean }[] {
  const { statements, changes, from, to } = direction
  const said = saidFor(from, to)
  const own = new Set(statements.flatMap(({ change }) => (change === null ? [] : [change])))
  const done = new Set<number>()
  return statements.flatMap(({ sql, change: at, transactional }) => {
    const change = at === null ? undefined : changes[at]
    if (says === 'statements' || at === null || change === undefined)
      return [{ text: execute(sql), transactional }]
    if (done.has(at)) return []
    const several = statements.filter((one) => one.change === at).length > 1
    const whole = change.kind === 'create-table' || change.kind === 'drop-table'
    const concurrently = /^(create|drop)\b[^(]*\bconcurrently\b/i.test(sql)
    const within = new Set(
      changes.flatMap(({ ref }, index) =>
        !own.has(index) && ref.table === change.ref.name && ref.schema === change.ref.schema
          ? [ref.name]
          : [],
      ),
    )
    const calls = several && !whole ? null : operationCalls({ change, from, to, concurrently, within }, said)
    if (calls === null) return [{ text: execute(sql), transactional }]
    done.add(at)
    return calls.map((text) => ({ text, transactional }))
  })
}

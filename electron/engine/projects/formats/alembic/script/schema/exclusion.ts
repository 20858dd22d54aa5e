import type { ScriptExclusion } from '#contract/script-constraint'
import type { ScriptExpression, ScriptName } from '#contract/script-value'
import type { Arguments } from '../arguments'
import { placeIn } from '../reading'
import { expressionOf, textOrExpression } from '../sql/expressions'
import { unreadable } from '../unreadable'
import { type Argument, stringOf, type Value } from '../value'
import { takeInitially } from './foreign-key'
import { plainName, takeName } from './name'
import { entriesOf } from './option-values'

/** An exclusion of these `(what, operator)` pairs, with what else is given. */
export function exclusionOf(
  args: Arguments,
  name: ScriptName | null,
  pairs: readonly Argument[],
): ScriptExclusion {
  const elements = pairs.map((pair) => element(args, pair))
  if (elements.length === 0)
    unreadable(args.node, 'An exclusion constraint without elements is not understood here.')
  const where = args.some('where')
  const ops = args.take('ops')
  return {
    kind: 'exclusion',
    name,
    elements,
    using: args.string('using') ?? 'gist',
    where: where && textOrExpression(args, 'where', where),
    ops: Object.fromEntries(entriesOf(args, ops ?? undefined)),
    deferrable: args.flag('deferrable'),
    initially: takeInitially(args),
    place: placeIn(args.reading, args.node),
  }
}

function element(args: Arguments, pair: Argument): { of: ScriptExpression; operator: string } {
  const { value, node } = pair
  const [what, word] = value.kind === 'tuple' && value.items.length === 2 ? value.items : []
  const operator = word ? stringOf(word) : null
  if (!what || operator === null) return args.wrong('an element', pair, 'a pair of a column and an operator')
  const name = stringOf(what)
  if (name !== null) return { of: { kind: 'column', name: plainName(name) }, operator }
  const of = expressionOf({ node, value: what })
  return of ? { of, operator } : args.wrong('an element', pair, 'a pair of a column and an operator')
}

/** `postgresql.ExcludeConstraint(('x', '&&'), name=…)`. */
export function excludeConstraint(args: Arguments): Value {
  const pairs = args.rest()
  const constraint = exclusionOf(args, takeName(args, 'name'), pairs)
  args.end()
  return { kind: 'constraint', constraint }
}

import { isDeepStrictEqual } from 'node:util'
import type { Catalog } from '#contract/catalog'
import type { Change } from '#contract/change'
import type { SchemaStep } from '#contract/schema-plan'
import { changeKey } from '../../diff/change-key'
import type { FoundWay, WantedFinding } from './find'
import { apart, Gathered, partsOf, together } from './lists'
import type { FromWorker, Known, Lists } from './messages'

/** A way in parts. What of its catalog stands in one of the sides is told by its place there: the other thread has it. */
export function* answerParts(
  found: FoundWay,
  { from, to }: Pick<WantedFinding, 'from' | 'to'>,
): Generator<FromWorker> {
  const { plan } = found
  for (const changes of partsOf(plan.changes)) yield { kind: 'changes', changes }
  for (const [step, { transactional, statements }] of plan.steps.entries())
    for (const part of partsOf(statements))
      yield { kind: 'statements', step, transactional, statements: part }
  const { lists, rest } = apart(found.to)
  const places = placesOf(from, to)
  for (const [list, all] of Object.entries(lists))
    for (const entries of partsOf(all))
      yield { kind: 'entries', list, entries: entries.map((own) => places.get(own) ?? { own }) }
  yield { kind: 'rest', rest: { ...found, plan: { ...plan, changes: [], steps: [] }, to: rest } }
}

function placesOf(from: Catalog, to: Catalog): ReadonlyMap<unknown, Known> {
  const places = new Map<unknown, Known>()
  for (const [side, catalog] of [['to', to] as const, ['from', from] as const])
    for (const list of Object.values(apart(catalog).lists))
      for (const [at, one] of list.entries()) if (typeof one === 'object') places.set(one, { side, at })
  return places
}

/** A way put together again from its parts; what is known here already is not held a second time. */
export class Answer {
  readonly #sides: { readonly from: Lists; readonly to: Lists }
  readonly #told: ReadonlyMap<string, Change>
  readonly #changes: Change[] = []
  readonly #steps: { transactional: boolean; statements: SchemaStep['statements'][number][] }[] = []
  readonly #gathered = new Gathered()

  constructor({ from, to }: Pick<WantedFinding, 'from' | 'to'>, told: readonly Change[]) {
    this.#sides = { from: apart(from).lists, to: apart(to).lists }
    this.#told = new Map(told.map((change) => [changeKey(change), change]))
  }

  /** Takes a part; answers with the whole once it is there. */
  add(part: FromWorker): FoundWay | null {
    switch (part.kind) {
      case 'changes':
        for (const change of part.changes) this.#changes.push(this.#shared(change))
        return null
      case 'statements': {
        const { step, transactional } = part
        const known = (this.#steps[step] ??= { transactional, statements: [] })
        for (const one of part.statements) known.statements.push(one)
        return null
      }
      case 'entries': {
        const { list, entries } = part
        const known = ({ side, at }: Known): unknown => this.#sides[side][list]?.[at]
        this.#gathered.add(
          list,
          entries.map((one) => ('own' in one ? one.own : known(one))),
        )
        return null
      }
      case 'rest': {
        const { rest } = part
        return {
          ...rest,
          plan: { ...rest.plan, changes: this.#changes, steps: this.#steps },
          to: together(rest.to, this.#gathered.lists),
        }
      }
      default:
        return null
    }
  }

  #shared(change: Change): Change {
    const told = this.#told.get(changeKey(change))
    return told !== undefined && isDeepStrictEqual(told, change) ? told : change
  }
}

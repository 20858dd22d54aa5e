import type { Change } from '#contract/change'
import type { HazardCode, SchemaPlan, SchemaStep } from '#contract/schema-plan'
import {
  type HazardCount,
  mostTold,
  type PlannedStatement,
  type RefusedChange,
  type ToldPlan,
} from '#contract/told-plan'
import { changeKey } from '../diff/change-key'

/** A part of a list, and how long the list is. */
export interface Page {
  readonly from: number
  readonly count: number
}

/** A plan as a whole, without what may be thousands. */
export function toldPlan(plan: SchemaPlan): ToldPlan {
  const { fingerprint, reversible, proof, notes } = plan
  const first = { from: 0, count: mostTold }
  const left = proof.kind === 'differs' ? proof.left : []
  return {
    fingerprint,
    statements: placesOf(plan).length,
    steps: plan.steps.length,
    hazards: hazardsOf(plan),
    refused: { count: plan.refused.length, first: refusedOf(plan, first) },
    reversible,
    proof: proof.kind === 'differs' ? { ...proof, left: left.slice(0, mostTold) } : proof,
    left: left.length,
    notes: { count: notes.length, first: notes.slice(0, mostTold) },
  }
}

/** Statements in running order, each with its place; with a hazard only those that have it. */
export function statementsOf(
  plan: SchemaPlan,
  hazard: HazardCode | null,
  { from, count }: Page,
): { statements: PlannedStatement[]; total: number } {
  const places = placesOf(plan)
  const wanted =
    hazard === null
      ? places
      : places.filter(({ step, at }) =>
          step.statements[at - step.first]?.hazards.some(({ code }) => code === hazard),
        )
  return {
    statements: wanted.slice(from, from + count).flatMap((place) => statementAt(plan, place)),
    total: wanted.length,
  }
}

/** The changes that no statement makes. */
export function refusedOf({ refused, changes }: SchemaPlan, { from, count }: Page): RefusedChange[] {
  return refused.slice(from, from + count).flatMap(({ change, why }) => {
    const told = changes[change]
    return told === undefined ? [] : [{ ...toldChange(told), why }]
  })
}

function toldChange(change: Change): Omit<RefusedChange, 'why'> {
  return { key: changeKey(change), kind: change.kind, sentence: change.sentence }
}

interface Place {
  readonly at: number
  readonly step: SchemaStep & { readonly at: number; readonly first: number }
}

const places = new WeakMap<SchemaPlan, readonly Place[]>()

/** Where each statement stands, worked out once. */
function placesOf(plan: SchemaPlan): readonly Place[] {
  const known = places.get(plan)
  if (known !== undefined) return known
  const made: Place[] = []
  for (const [at, one] of plan.steps.entries()) {
    const step = { ...one, at, first: made.length }
    for (const _ of one.statements) made.push({ at: made.length, step })
  }
  places.set(plan, made)
  return made
}

function statementAt({ changes }: SchemaPlan, { at, step }: Place): PlannedStatement[] {
  const statement = step.statements[at - step.first]
  if (statement === undefined) return []
  const { sql, reverseSql, hazards } = statement
  const change = statement.change === null ? undefined : changes[statement.change]
  return [
    {
      at,
      step: {
        at: step.at,
        transactional: step.transactional,
        first: step.first,
        statements: step.statements.length,
      },
      sql,
      reverseSql,
      change: change === undefined ? null : changeKey(change),
      hazards: [...hazards],
    },
  ]
}

const severities = ['note', 'warning', 'danger'] as const

function hazardsOf({ steps }: SchemaPlan): HazardCount[] {
  const counts = new Map<HazardCode, HazardCount>()
  for (const { statements } of steps)
    for (const { hazards } of statements)
      for (const code of new Set(hazards.map((one) => one.code))) {
        const own = hazards
          .filter((one) => one.code === code)
          .map(({ severity }) => severities.indexOf(severity))
        const known = counts.get(code)
        const worst = Math.max(...own, known === undefined ? 0 : severities.indexOf(known.severity))
        const statementCount = (known?.statements ?? 0) + 1
        counts.set(code, { code, severity: severities[worst] ?? 'note', statements: statementCount })
      }
  const rank = ({ severity }: HazardCount): number => severities.indexOf(severity)
  return [...counts.values()].toSorted((a, b) => rank(b) - rank(a) || b.statements - a.statements)
}

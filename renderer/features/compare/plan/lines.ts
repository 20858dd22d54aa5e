import type { SchemaPlan, SchemaStatement } from '#contract/schema-plan'

/** A line of a plan as it is read: the head of a transaction, a statement, or what undoes one. */
export type PlanLine =
  | { readonly kind: 'step'; readonly key: string; readonly statements: number }
  | {
      readonly kind: 'statement'
      readonly key: string
      /** Counted over the whole plan, from 1. */
      readonly number: number
      readonly statement: SchemaStatement
      /** Whether it commits by itself. */
      readonly alone: boolean
    }
  | { readonly kind: 'reverse'; readonly key: string; readonly number: number; readonly sql: string | null }

/** The statements in the order they would run; those of one transaction stand under its head. */
export function forwardLines({ steps }: SchemaPlan): readonly PlanLine[] {
  let number = 0
  return steps.flatMap(({ transactional, statements }, index): PlanLine[] => [
    ...(transactional
      ? [{ kind: 'step', key: `step ${index}`, statements: statements.length } as const]
      : []),
    ...statements.map((statement): PlanLine => {
      number += 1
      return { kind: 'statement', key: `${number}`, number, statement, alone: !transactional }
    }),
  ])
}

/** What would undo each statement, in the order it would run: the last one first. */
export function reverseLines({ steps }: SchemaPlan): readonly PlanLine[] {
  return steps
    .flatMap(({ statements }) => statements)
    .map(({ reverseSql }, index): PlanLine => ({
      kind: 'reverse',
      key: `reverse ${index + 1}`,
      number: index + 1,
      sql: reverseSql,
    }))
    .toReversed()
}

/** How many statements a plan has. */
export function statementCount({ steps }: SchemaPlan): number {
  return steps.reduce((sum, { statements }) => sum + statements.length, 0)
}

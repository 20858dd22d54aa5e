import type { Change } from '#contract/change'
import type { Way } from '#engine/dialects/planner'
import { AppError } from '#engine/errors'

/** A way in words: every statement with its reverse; where it stopped, what was done and what not. */
export function told(way: Way, done: number | null = null): string {
  let at = -1
  const lines = way.steps.flatMap(({ transactional, statements }) => [
    transactional ? 'begin' : '-- by itself',
    ...statements.flatMap(({ sql, reverseSql }) => {
      at += 1
      const state = done === null ? '  ' : at < done ? '✓ ' : at === done ? '✗ ' : '  '
      return [`${state}${sql}`, `     ← ${reverseSql ?? '(nothing undoes it)'}`]
    }),
  ])
  const refused = way.refused.map(({ why }) => `refused: ${why}`)
  return [...lines, ...refused, way.reversible ? 'reversible' : 'not reversible'].join('\n')
}

/** A statement of a way that the server refused, with the server's words and the whole way. */
export class WayFailed extends Error {
  constructor(sql: string, where: string, cause: unknown) {
    const server = cause instanceof AppError ? cause.data.server : null
    const words = [cause instanceof Error ? cause.message : String(cause), server?.detail, server?.hint]
    super(`${words.filter((word) => word != null && word !== '').join('\n')}\nat: ${sql}\nof: ${where}`, {
      cause,
    })
    this.name = 'WayFailed'
  }
}

/** A change with what differs. */
export function changeWords({ kind, sentence, properties }: Change): string {
  return `${kind} ${sentence} ${JSON.stringify(properties)}`
}

import type { ErrorCode } from '#contract/errors'
import { AppError } from '#engine/errors'

/** Why a revision, or a way to it, can't be told from the graph; `revisions` are the ids involved. */
export class GraphError extends AppError {
  readonly revisions: readonly string[]

  constructor(code: ErrorCode, revisions: readonly string[], message: string, advice: string) {
    super(code, message, { advice, revisions })
    this.revisions = revisions
  }
}

/** Ids for a sentence, at most a handful. */
export function listed(ids: readonly string[]): string {
  const shown = ids.slice(0, 6).join(', ')
  return ids.length > 6 ? `${shown} and ${ids.length - 6} more` : shown
}

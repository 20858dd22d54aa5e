import type { PlanStep } from '#contract/plan'
import { doorTo } from '../dialects'
import type { Dialect, Session } from '../dialects/dialect'
import type { Throwaway } from '../dialects/throwaway'
import { AppError } from '../errors'
import type { HandedOver } from '../runs/links'
import type { FindTool } from '../runs/tool'
import { throwawayOptions } from './throwaway-options'

/** What the project's own tool is let into. */
export interface ToolPlace {
  readonly dialect: Dialect
  readonly tool: FindTool
  readonly throwaway: Throwaway
  /** A link of one's own, on which nothing runs meanwhile. */
  readonly session: Session
  readonly signal: AbortSignal | null
}

/** Has the project's own tool run a revision on a throwaway; throws where it did not. */
export async function runByTool(step: PlanStep, place: ToolPlace): Promise<void> {
  const tool = await place.tool()
  if (tool instanceof AppError) throw tool
  const handed = await handOver(place)
  const { target, password, proof, prepare } = handed
  try {
    const end = await tool.run({
      target,
      password,
      proof,
      prepare,
      revision: step.revision,
      direction: step.direction,
      signal: place.signal,
      timeoutMs: null,
      listen: () => undefined,
    })
    if (end.kind === 'done') return
    if (end.error === null)
      throw new AppError('python-failed', `Alembic ended without running ${step.revision}.`)
    const at = end.line === null ? end.error.place : { file: step.file, line: end.line, column: 1 }
    throw AppError.of({ ...end.error, place: at, revision: step.revision })
  } finally {
    await handed.close()
  }
}

async function handOver({ dialect, throwaway, session }: ToolPlace): Promise<HandedOver> {
  const door = await doorTo(throwaway, throwawayOptions)
  if (door === null)
    throw new AppError(
      'not-replayed',
      `Only the project’s own tool can run it, and nothing would keep what that runs inside ${throwaway.where}.`,
      { advice: 'Replay the history in the embedded PostgreSQL, where there is nothing else to be touched.' },
    )
  return { ...door, prepare: dialect.bounds(session.server, throwawayOptions) }
}

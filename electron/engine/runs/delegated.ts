import type { ToolLine } from '#contract/run'
import { AppError } from '../errors'
import type { DelegatedEnd, DelegatedEvent } from '../python/delegated'
import { refuseIfCancelled } from './statement-runner'
import { type Body, rowOf } from './step-body'
import { sameVersions } from './versions'

const flushMs = 100

/** The project's own tool runs the step; the version table, read back, says whether it did. */
export async function delegated(body: Body): Promise<void> {
  const { context, plan, step } = body
  const { run, ledger } = context
  refuseIfCancelled(run)
  await context.lock.refuseIfLost()
  const row = await context.onLedger(plan.revision, (link) =>
    ledger.insert(link, { ...rowOf(body), state: 'running', statementsDone: 0, durationMs: null }),
  )
  const end = await runTool(body)
  if (end.kind === 'cancelled' || end.kind === 'timeout') await endLinks(body, end)
  const moved = await hasMoved(body)
  const durationMs = Date.now() - body.started
  const failure = end.kind === 'done' ? (moved ? null : notMoved(body)) : failureOf(body, end)
  if (failure === null) {
    await context.onLedger(plan.revision, (link) =>
      ledger.finish(link, row, { state: 'done', statementsDone: 0, durationMs, error: null }),
    )
    return
  }
  // Where DDL commits by itself, what ran before the failure stands; a row that stays `running` says "in doubt".
  const undone = !moved && (!end.started || context.links.dialect.transactionalDdl)
  run.step(step, undone ? 'failed' : 'in-doubt', durationMs)
  if (undone) {
    const stopped = { state: 'stopped', statementsDone: 0, durationMs, error: failure.message } as const
    await context.onLedger(plan.revision, (link) => ledger.finish(link, row, stopped)).catch(() => undefined)
  }
  throw failure
}

async function runTool({ context, plan, session, step }: Body): Promise<DelegatedEnd> {
  const { run, links } = context
  const tool = await context.tool()
  if (tool instanceof AppError) throw tool
  const handed = await links.handOver(session)
  const { target, password, proof, prepare } = handed
  const heard = batched((lines) => run.heard(step, lines))
  try {
    return await tool.run({
      target,
      password,
      proof,
      prepare,
      revision: plan.revision,
      direction: plan.direction,
      signal: run.cancelled,
      timeoutMs: null,
      listen: (event) => {
        const line = lineOf(event)
        if (line !== null) heard.add(line)
      },
    })
  } finally {
    heard.flush()
    await handed.close()
  }
}

function lineOf(event: DelegatedEvent): ToolLine | null {
  return event.kind === 'statement' || event.kind === 'log' ? { kind: event.kind, text: event.text } : null
}

/** A killed Python leaves its links to the server, which would go on with what they run. */
async function endLinks({ context, plan }: Body, { backends }: DelegatedEnd): Promise<void> {
  await context
    .onLedger(plan.revision, async (link) => {
      for (const backend of backends) await context.links.dialect.end(link, backend)
    })
    .catch(() => undefined)
}

async function hasMoved({ context, plan }: Body): Promise<boolean> {
  const { versions } = context
  if (versions === null || plan.versions === null) return false
  const found = await context.onLedger(plan.revision, (link) => versions.read(link))
  return sameVersions(found, plan.versions.to)
}

function failureOf({ plan }: Body, { kind, error, line }: DelegatedEnd): AppError {
  if (kind === 'cancelled')
    return new AppError('cancelled', `Alembic was ended while it ran ${plan.revision}.`)
  if (error === null) return new AppError('python-failed', `Alembic ended without running ${plan.revision}.`)
  const place = line === null ? error.place : { file: plan.file, line, column: 1 }
  return AppError.of({ ...error, place, revision: plan.revision })
}

function notMoved({ plan }: Body): AppError {
  return new AppError(
    'in-doubt',
    `Alembic says that it ran ${plan.revision}, but the version table does not say so.`,
    { advice: 'Look at the history and the schema before doing anything more.', revision: plan.revision },
  )
}

/** Gathers lines, so that a chatty tool does not send an event a line. */
function batched(send: (lines: ToolLine[]) => void): { add(line: ToolLine): void; flush(): void } {
  let lines: ToolLine[] = []
  let timer: NodeJS.Timeout | null = null
  const flush = (): void => {
    if (timer !== null) clearTimeout(timer)
    timer = null
    if (lines.length > 0) send(lines)
    lines = []
  }
  return {
    add: (line) => {
      lines.push(line)
      timer ??= setTimeout(flush, flushMs)
    },
    flush,
  }
}

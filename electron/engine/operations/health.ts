import type { Suppression } from '#contract/health'
import { dialectOf } from '../dialects'
import type { Engine } from '../engine'
import { AppError } from '../errors'
import { changeSuppressions, readSuppressions } from '../projects/suppressions'
import { judge } from '../verify/health/judge'
import { sameSuppression, suppressionOf } from '../verify/health/suppression'
import { os } from './base'

const nothing = { suppressions: [], notice: null }

export const health = {
  read: os.health.read.handler(async ({ input, context: { engine }, signal }) => {
    const { connectionId, folder, refresh } = input
    const catalog = await engine.looks.at(connectionId, refresh)
    const { target } = await engine.profiles.find(connectionId)
    const dialect = dialectOf(target)
    const statistics = await engine.sessions.withLookingSession(
      connectionId,
      (session) => dialect.statistics(session),
      signal,
    )
    const { suppressions, notice } = folder === null ? nothing : await suppressionsOf(folder)
    return { ...judge({ catalog, statistics, mends: dialect.mends }, suppressions), notice }
  }),

  suppress: os.health.suppress.handler(async ({ input, context: { engine } }) => {
    const { folder, connectionId, rule, ref, reason } = input
    const entry = suppressionOf(rule, ref, await homeOf(engine, connectionId), reason)
    await changeSuppressions(folder, (was) => [...was.filter((one) => !sameSuppression(one, entry)), entry])
  }),

  restore: os.health.restore.handler(async ({ input, context: { engine } }) => {
    const { folder, connectionId, rule, ref } = input
    const entry = suppressionOf(rule, ref, await homeOf(engine, connectionId), '')
    await changeSuppressions(folder, (was) => was.filter((one) => !sameSuppression(one, entry)))
  }),
}

/** A file that can't be heeded is told beside the findings: it must not hide them. */
async function suppressionsOf(
  folder: string,
): Promise<{ suppressions: readonly Suppression[]; notice: string | null }> {
  try {
    return { suppressions: await readSuppressions(folder), notice: null }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const { message, advice } = error.data
    return { suppressions: [], notice: advice === null ? message : `${message} ${advice}` }
  }
}

async function homeOf(engine: Engine, connectionId: string): Promise<string> {
  return (await engine.looks.at(connectionId, false)).server.schema
}

import { setTimeout as sleep } from 'node:timers/promises'
import type { Run } from '#contract/run'
import type { RunLinks } from './links'

const pauseMs = 500

/**
 * Whether the server still works on what is in doubt, though the link that it came by is gone: it notices only when it
 * answers. Asked again for as long as `patienceMs`; until then no look says what will stand.
 */
export async function stillAtWork(
  run: Run,
  links: RunLinks,
  backend: string | null,
  patienceMs: number,
): Promise<boolean> {
  const sql = sentLast(run)
  if (sql === null || backend === null) return false
  const until = Date.now() + patienceMs
  const session = await links.open({ purpose: 'look', revision: null })
  try {
    while (await links.dialect.isAtWork(session, { backend, sql })) {
      if (Date.now() >= until) return true
      await sleep(pauseMs)
    }
    return false
  } finally {
    await session.close()
  }
}

/** What was sent last of the step in doubt. */
function sentLast({ steps }: Run): string | null {
  const step = steps.find(({ state }) => state === 'in-doubt')
  if (step === undefined) return null
  if (step.plan.transaction === 'one') return 'commit'
  const at = step.statements.findIndex(({ state }) => state === 'in-doubt')
  return step.plan.statements[at]?.sql ?? null
}

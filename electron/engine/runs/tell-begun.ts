import { toAppErrorData } from '../errors'
import type { BegunRun } from './begun'
import { concludeChanges, type ChangesEnd } from './conclude-changes'
import { restateInterrupted, whyInterrupted } from './interrupted'
import type { RunLinks } from './links'
import { LiveRun } from './live-run'
import { unreadChanges } from './unread-changes'

/** A run that nobody goes on with, as the database has it now. */
export interface ToldRun {
  readonly run: LiveRun
  readonly end: ChangesEnd
}

/**
 * Tells how a run ended that Varve, or its look at the database, did not see the end of; null while somebody holds the
 * run lock, who may be the one who goes on with it.
 */
export async function tellBegun(
  begun: BegunRun,
  connected: () => Promise<RunLinks>,
): Promise<ToldRun | null> {
  const { outcome } = begun.run
  const run = new LiveRun({
    ...begun.run,
    outcome: null,
    waitingFor: null,
    cancelling: false,
    toldLater: true,
  })
  restateInterrupted(run)
  const failure = whyInterrupted(outcome)
  try {
    const links = await connected()
    if (await isHeld(links)) return null
    const { before, backend } = begun
    const ended = { run, links, before, wanted: begun, backend, unfitBefore: null, insists: false }
    return { run, end: await concludeChanges(ended, failure) }
  } catch (error) {
    const { message } = toAppErrorData(error)
    const truth = `${unreadChanges(run.value)} ${message}`
    const told = { kind: 'in-doubt', error: failure.data, at: null, truth, current: null } as const
    return { run, end: { outcome: told, changes: null, changesNote: null, settled: false } }
  }
}

async function isHeld(links: RunLinks): Promise<boolean> {
  const session = await links.open({ purpose: 'look', revision: null })
  try {
    return (await links.dialect.lockHolder(session)) !== null
  } finally {
    await session.close()
  }
}

import type { Session } from '../../../dialect'
import { ClientSession } from '../../client-session'
import type { Asking } from '../asking'
import { Links } from '../links'
import { begin, settings } from '../snapshot'

/** The server would plan most of the queries anew each time, which takes longer than running them; planned while catalogs are small, they must do when those have grown. */
const planOnce = ['set local plan_cache_mode = force_generic_plan', 'set local enable_seqscan = off']

/** Asks in a transaction of its own; what `ask` asks at once goes to the server with it, as one message. */
export async function inOneMessage<T>(session: Session, ask: (asking: Asking) => Promise<T>): Promise<T> {
  const asking = session instanceof ClientSession ? new Links(session).session : session
  try {
    const begun = [begin, ...settings, ...planOnce].map((sql) => asking.query(sql))
    const asked = ask(asking)
    const [answer] = await Promise.all([asked, asking.query('commit'), ...begun])
    return answer
  } catch (error) {
    if (!session.closed) await session.query('rollback').catch(() => undefined)
    throw error
  }
}

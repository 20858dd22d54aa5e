import type { Session } from '#engine/dialects/dialect'
import { ClientSession } from '#engine/dialects/postgres/client-session'

type Rows = readonly unknown[]
type Ask = (session: Session) => Promise<Rows>

/** Everything that a reading asked, to be asked again without it. */
export interface Asked {
  /** On the session itself, in order. */
  readonly first: Ask[]
  /** On a second link beside it. */
  readonly second: Ask[]
  tables: number
}

/** Reads once, and notes what was asked on which link. */
export async function questionsOf(
  session: Session,
  introspect: (session: Session) => Promise<{ tables: unknown[] }>,
): Promise<Asked> {
  const asked: Asked = { first: [], second: [], tables: 0 }
  asked.tables = (await introspect(listening(session, asked.first, asked.second))).tables.length
  return asked
}

/** Asks all of it on the same links, and gives the rows. */
export async function askBare(session: Session, { first, second }: Asked): Promise<Rows> {
  const rows: Rows[] = []
  const all = async (on: Session, asks: readonly Ask[]): Promise<void> => {
    for (const ask of asks) rows.push(await ask(on))
  }
  const beside = async (): Promise<void> => {
    if (second.length === 0 || !(session instanceof ClientSession)) return
    const link = await session.another?.()
    if (link === undefined) return
    await all(link, second)
    await link.close()
  }
  await Promise.all([all(session, first), beside()])
  return rows
}

/** `aside` takes what a second link is asked; null where it is one. */
function listening<S extends Session>(session: S, asks: Ask[], aside: Ask[] | null): S {
  return new Proxy(session, {
    get(target, property) {
      if (property === 'query')
        return (...given: Parameters<Session['query']>) => {
          asks.push((on) => on.query(...given))
          return target.query(...given)
        }
      // Several as one message. A snapshot is shared only while the reading is under way.
      if (property === 'queryAll' && target instanceof ClientSession)
        return (sqls: readonly string[]) => {
          const again = sqls.filter((sql) => !sql.startsWith('set transaction snapshot'))
          asks.push((on) => (on instanceof ClientSession ? on.queryAll(again) : Promise.resolve([])))
          return target.queryAll(sqls)
        }
      if (property === 'another' && aside !== null && target instanceof ClientSession) {
        const another = target.another
        return another === null ? null : async () => listening(await another(), aside, null)
      }
      const value: unknown = Reflect.get(target, property, target)
      return typeof value === 'function' ? (value.bind(target) as unknown) : value
    },
  })
}

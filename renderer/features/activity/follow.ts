import type { ActivityEntry } from '#contract/activity'
import { client } from '../../app/client'
import { toErrorData } from '../../app/errors'
import { matching, withEntry, withPage } from './entries'
import { useActivity } from './store'

const pageSize = 500
/** Rows below which older pages are read without being asked for: the filter may hide most of one. */
const enoughRows = 60
const pagesAtOnce = 8

/** Reads a connection's newest statements and keeps them current until the answer is called. */
export function follow(connectionId: string): () => void {
  const stop = new AbortController()
  const { signal } = stop
  if (useActivity.getState().connectionId !== connectionId) {
    useActivity.setState({ connectionId, entries: null, readAt: null, complete: false, selected: null })
  }
  // The watch stands before the list is read, so that nothing falls between the two.
  const told: ActivityEntry[] = []
  let listed = false
  const fold = () => {
    if (signal.aborted || !listed || told.length === 0) return
    const waiting = told.splice(0)
    useActivity.setState((was) => ({
      entries: waiting.reduce(withEntry, was.entries ?? []),
      readAt: new Date().toISOString(),
    }))
  }
  const watch = async () => {
    for await (const entry of await client.activity.watch({ connectionId }, { signal })) {
      // A run tells of many statements at once: one drawing a frame is enough.
      if (told.push(entry) === 1) setTimeout(fold, 16)
    }
  }
  const list = async () => {
    useActivity.setState({ loading: true, error: null })
    const page = await client.activity.list({ connectionId, limit: pageSize, before: null }, { signal })
    if (signal.aborted) return
    listed = true
    useActivity.setState({
      entries: page,
      readAt: new Date().toISOString(),
      complete: page.length < pageSize,
      loading: false,
    })
    fold()
    await readOlder(enoughRows)
  }
  const failed = (thrown: unknown) => {
    if (!signal.aborted) useActivity.setState({ loading: false, error: toErrorData(thrown) })
  }
  void watch().catch(failed)
  void list().catch(failed)
  return () => stop.abort()
}

/** Reads older statements until at least so many more rows pass the filter, or there are no more. */
export async function readOlder(more: number): Promise<void> {
  const wanted = (rowsNow() < more ? 0 : rowsNow()) + more
  for (let page = 0; page < pagesAtOnce; page++) {
    const { connectionId, entries, complete, loading } = useActivity.getState()
    const last = entries?.at(-1)
    if (connectionId === null || complete || loading || last === undefined || rowsNow() >= wanted) return
    useActivity.setState({ loading: true, error: null })
    try {
      const older = await client.activity.list({ connectionId, limit: pageSize, before: last.id })
      if (useActivity.getState().connectionId !== connectionId) return
      useActivity.setState((was) => ({
        entries: withPage(was.entries ?? [], older),
        complete: older.length < pageSize,
        loading: false,
      }))
    } catch (thrown) {
      useActivity.setState({ loading: false, error: toErrorData(thrown) })
      return
    }
  }
}

function rowsNow(): number {
  const { entries, filter } = useActivity.getState()
  return matching(entries ?? [], filter).length
}

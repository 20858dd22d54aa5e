import { useEffect } from 'react'
import { create } from 'zustand'
import type { DialectName } from '#contract/connection'
import type { Since } from '#contract/effects'
import { refKey } from '#contract/ref-key'
import { client } from '../../../app/client'
import { newestOnly, notLoaded } from '../../../app/loaded'
import type { Loaded } from '../../../app/loaded'
import { useScratch } from '../../../app/scratch'
import { openConnectionId, useWorkspace } from '../../../app/workspace'

/** Which revision made what stands, by the object's key. */
export type SinceByKey = ReadonlyMap<string, Since>

interface SinceStore {
  /** What was asked, and everything that the answer depends on, as a key. */
  readonly of: string | null
  readonly since: Loaded<SinceByKey>
}

export const useSinceStore = create<SinceStore>(() => ({ of: null, since: notLoaded }))

const reader = newestOnly<SinceByKey>((change) =>
  useSinceStore.setState((was) => ({ since: change(was.since) })),
)

/** Reads, once a state of database and files, which revision made what; where that can't be told, nothing is shown. */
export function useReadSince(dialect: DialectName): void {
  const project = useWorkspace((state) => state.project)
  const connectionId = useWorkspace(openConnectionId)
  const changes = useWorkspace((state) => state.databaseChanges)
  const folder = project?.folder ?? ''
  const scratch = useScratch(folder, dialect)
  const known = project !== null && project.revisions.length > 0 && connectionId !== null && scratch !== null
  const of = known
    ? JSON.stringify([folder, connectionId, dialect, scratch.connectionId, changes, project.readAt])
    : null
  useEffect(() => {
    const was = useSinceStore.getState()
    if (of === null || connectionId === null || scratch === null || was.of === of) return
    const same = was.of !== null && sameDatabase(was.of, of)
    useSinceStore.setState({ of, since: same ? was.since : notLoaded })
    void reader.read(async (signal) => {
      const { currents } = await client.history.read({ folder, connectionId }, { signal })
      if (currents.length === 0) return new Map()
      const question = { folder, dialect, scratch: scratch.connectionId, at: [...currents] }
      const answers = await client.replay.since(question, { signal })
      return new Map(answers.map((answer) => [refKey(answer.ref), answer]))
    })
    // The key holds all that the answer depends on.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [of])
}

function sameDatabase(one: string, other: string): boolean {
  const [first, second] = [one, other].map((key) =>
    JSON.stringify((JSON.parse(key) as unknown[]).slice(0, 4)),
  )
  return first === second
}

import { create } from 'zustand'
import type { Finding, Health } from '#contract/health'
import { client } from '../../../app/client'
import { newestOnly, notLoaded, type Loaded } from '../../../app/loaded'
import { byObject } from './findings'

interface HealthState {
  readonly health: Loaded<Health>
  /** By the tree's ids. */
  readonly objects: ReadonlyMap<string, readonly Finding[]>
  readonly where: { readonly folder: string; readonly connectionId: string } | null
}

const none: ReadonlyMap<string, readonly Finding[]> = new Map()

/** How the open database is, judged after each look at it. */
export const useHealth = create<HealthState>(() => ({ health: notLoaded, objects: none, where: null }))

const reader = newestOnly<Health>((change) =>
  useHealth.setState((was) => {
    const health = change(was.health)
    return {
      health,
      objects:
        health.value === was.health.value
          ? was.objects
          : health.value === null
            ? none
            : byObject(health.value),
    }
  }),
)

/** Forgets another database's health. */
export function startHealth(folder: string, connectionId: string): void {
  reader.stop()
  useHealth.setState({ health: notLoaded, objects: none, where: { folder, connectionId } })
}

/** Judges a look that is not judged yet. */
export async function judgeLook(readAt: string): Promise<void> {
  if (useHealth.getState().health.value?.readAt !== readAt) await readHealth()
}

/** Judges the last look. */
export async function readHealth(): Promise<void> {
  const { where } = useHealth.getState()
  if (where === null) return
  await reader.read((signal) => client.health.read({ ...where, refresh: false }, { signal }))
}

/** Lets a finding be, for a reason. Throws what the operation throws. */
export async function suppress({ rule, ref }: Finding, reason: string): Promise<void> {
  const { where } = useHealth.getState()
  if (where === null) return
  await client.health.suppress({ ...where, rule, ref, reason })
  await readHealth()
}

/** Takes that back. Throws what the operation throws. */
export async function restore({ rule, ref }: Finding): Promise<void> {
  const { where } = useHealth.getState()
  if (where === null) return
  await client.health.restore({ ...where, rule, ref })
  await readHealth()
}

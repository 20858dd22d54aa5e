import { create } from 'zustand'
import type { Connection, DialectName } from '#contract/connection'
import { useWorkspace } from './workspace'

/** Where throwaway databases are made: the embedded PostgreSQL (null), or the server of a connection. */
export interface Scratch {
  readonly connectionId: string | null
}

/** Whose catalogs the embedded PostgreSQL can hold, so that nothing has to be asked. */
const embedded: Record<DialectName, boolean> = { postgres: true, mysql: false }

const keyOf = (folder: string, dialect: DialectName) => `varve.scratch:${dialect}:${folder}`

const useChosen = create<{ readonly chosen: Readonly<Record<string, string>> }>(() => ({ chosen: {} }))

/** The dialect that a connection speaks. */
export function dialectOf({ target }: Connection): DialectName {
  return target.kind === 'embedded' ? 'postgres' : target.dialect
}

/** Whether throwaway databases of a dialect need no server. */
export function hasEmbedded(dialect: DialectName): boolean {
  return embedded[dialect]
}

/** Where a project's throwaway databases are made; null while a person has still to allow one on a server. */
export function useScratch(folder: string, dialect: DialectName): Scratch | null {
  const connections = useWorkspace((state) => state.connections)
  const key = keyOf(folder, dialect)
  const chosen = useChosen((state) => state.chosen[key]) ?? localStorage.getItem(key)
  const known = connections.some(({ connection }) => connection.id === chosen)
  if (chosen !== null && known) return { connectionId: chosen }
  return hasEmbedded(dialect) ? { connectionId: null } : null
}

/** Keeps where a project's throwaway databases are made, on this machine. */
export function chooseScratch(folder: string, dialect: DialectName, connectionId: string | null): void {
  const key = keyOf(folder, dialect)
  if (connectionId === null) localStorage.removeItem(key)
  else localStorage.setItem(key, connectionId)
  useChosen.setState((was) => ({ chosen: { ...was.chosen, [key]: connectionId ?? '' } }))
}

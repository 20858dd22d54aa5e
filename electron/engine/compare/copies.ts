import type { Catalog } from '#contract/catalog'
import { dialectNamed } from '../dialects'
import type { Session } from '../dialects/dialect'
import type { Throwaway } from '../dialects/throwaway'
import type { FoundUnfit } from '../dialects/unfit'
import { throwawayOptions } from '../replay/throwaway-options'
import type { CompareNeeds, Work } from './needs'
import { lookForUnfit } from '../runs/unfit'
import { onLink, unlessStopped } from './stopped'

/** A throwaway with everything of a catalog in it. */
export interface Copy {
  readonly throwaway: Throwaway
  /** What stands in it. */
  look(): Promise<Catalog>
  /** What stands in it and names what is not there. */
  unfit(): Promise<FoundUnfit>
  on<T>(work: (session: Session) => Promise<T>): Promise<T>
}

/** Makes a copy of a catalog in a throwaway, and works with it; the throwaway is closed behind. */
export async function withCopy<T>(
  { throwaways }: Pick<CompareNeeds, 'throwaways'>,
  { catalog, scratch }: { readonly catalog: Catalog; readonly scratch: string | null },
  { signal }: Pick<Work, 'signal'>,
  work: (copy: Copy) => Promise<T>,
): Promise<T> {
  const opening = throwaways.copyOf(catalog, scratch)
  // Where nobody waits for it any more, it is closed as soon as it is there.
  const throwaway = await unlessStopped(opening, signal).catch((error: unknown) => {
    opening.then((late) => late.close()).catch(() => undefined)
    throw error
  })
  const dialect = dialectNamed(catalog.server.dialect)
  const on: Copy['on'] = (act) => onLink(() => throwaway.connect(throwawayOptions), signal, act)
  try {
    return await work({
      throwaway,
      on,
      look: () => on((session) => dialect.introspect(session)),
      unfit: () => on((session) => lookForUnfit(session, dialect)),
    })
  } finally {
    await throwaway.close()
  }
}

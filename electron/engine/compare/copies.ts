import type { Catalog } from '#contract/catalog'
import { dialectNamed } from '../dialects'
import type { Session } from '../dialects/dialect'
import type { Glimpse, Throwaway } from '../dialects/throwaway'
import type { FoundUnfit } from '../dialects/unfit'
import { throwawayOptions } from '../replay/throwaway-options'
import type { CompareNeeds, Work } from './needs'
import { lookForUnfit } from '../runs/unfit'
import { onLink, unlessStopped } from './stopped'

type Needs = Pick<CompareNeeds, 'throwaways'>
type Stoppable = Pick<Work, 'signal'>

/** A throwaway with everything of a catalog in it. */
export interface Copy {
  readonly throwaway: Throwaway
  /** What stands in it. */
  look(): Promise<Catalog>
  /** What stands in it and names what is not there. */
  unfit(): Promise<FoundUnfit>
  on<T>(work: (session: Session) => Promise<T>): Promise<T>
}

interface ToCopy {
  readonly catalog: Catalog
  readonly scratch: string | null
}

/** Makes a copy of a catalog in a throwaway, and works with it; the throwaway is closed behind. */
export async function withCopy<T>(
  needs: Needs,
  { catalog, scratch }: ToCopy,
  work: Stoppable,
  act: (copy: Copy) => Promise<T>,
): Promise<T> {
  const statements = await statementsOf(catalog)
  const { dialect } = catalog.server
  return withThrowaway(needs.throwaways.openFor({ dialect, scratch }, statements), work, (throwaway) =>
    filled(throwaway, { catalog, statements }, work, act),
  )
}

/**
 * As `withCopy`, with another catalog as the same kind of server spells it once it is made from its DDL: in the same
 * throwaway before that is filled, where it can be undone there, else in one of its own.
 */
export async function withCopyAndGoal<T>(
  needs: Needs,
  { catalog, goal: wanted, scratch }: ToCopy & { readonly goal: Catalog },
  work: Stoppable,
  act: (copy: Copy, goal: Promise<Glimpse>) => Promise<T>,
): Promise<T> {
  const [statements, others] = await Promise.all([statementsOf(catalog), statementsOf(wanted)])
  const place = { dialect: catalog.server.dialect, scratch }
  return withThrowaway(needs.throwaways.openFor(place, statements, others), work, async (throwaway) => {
    const glimpse = await unlessStopped(throwaway.glimpse(others), work.signal)
    const seen =
      glimpse === null ? spelled(needs, { catalog: wanted, scratch }, work) : Promise.resolve(glimpse)
    seen.catch(() => undefined)
    try {
      return await filled(throwaway, { catalog, statements }, work, (copy) => act(copy, seen))
    } finally {
      await seen.catch(() => undefined)
    }
  })
}

/** A catalog as its kind of server spells it once it is made from its DDL. */
export function spelled(needs: Needs, of: ToCopy, work: Stoppable): Promise<Glimpse> {
  return withCopy(needs, of, work, seenIn)
}

/** Two catalogs as `spelled` tells each. */
export function bothSpelled(
  needs: Needs,
  { first, catalog, scratch }: ToCopy & { readonly first: Catalog },
  work: Stoppable,
): Promise<[Glimpse, Glimpse]> {
  return withCopyAndGoal(needs, { catalog, goal: first, scratch }, work, async (copy, goal) =>
    Promise.all([goal, seenIn(copy)]),
  )
}

async function seenIn(copy: Copy): Promise<Glimpse> {
  return { catalog: await copy.look(), notes: copy.throwaway.notes }
}

async function statementsOf(catalog: Catalog): Promise<string[]> {
  const dialect = dialectNamed(catalog.server.dialect)
  return (await dialect.split(dialect.wholeDdl(catalog))).map(({ sql }) => sql)
}

async function withThrowaway<T>(
  opening: Promise<Throwaway>,
  { signal }: Stoppable,
  act: (throwaway: Throwaway) => Promise<T>,
): Promise<T> {
  // Where nobody waits for it any more, it is closed as soon as it is there.
  const throwaway = await unlessStopped(opening, signal).catch((error: unknown) => {
    opening.then((late) => late.close()).catch(() => undefined)
    throw error
  })
  try {
    return await act(throwaway)
  } finally {
    await throwaway.close()
  }
}

async function filled<T>(
  throwaway: Throwaway,
  { catalog, statements }: { readonly catalog: Catalog; readonly statements: readonly string[] },
  { signal }: Stoppable,
  act: (copy: Copy) => Promise<T>,
): Promise<T> {
  const dialect = dialectNamed(catalog.server.dialect)
  const on: Copy['on'] = (work) => onLink(() => throwaway.connect(throwawayOptions), signal, work)
  await unlessStopped(throwaway.fill(statements), signal)
  // What is compared has no rows, and takes what space it takes.
  return act({
    throwaway,
    on,
    look: () => on((session) => dialect.introspect(session, false)),
    unfit: () => on((session) => lookForUnfit(session, dialect)),
  })
}

import type { DialectName, ServerInfo } from '#contract/connection'
import type { Profiles } from '../connections/profiles'
import type { Sessions } from '../connections/sessions'
import { dialectNamed } from '../dialects'
import type { Dialect } from '../dialects/dialect'
import type { TakenForGranted, Throwaway } from '../dialects/throwaway'
import { AppError } from '../errors'

/** Where an empty database may be made. */
export interface ThrowawayPlace {
  readonly dialect: DialectName
  /** The connection on whose server; null: inside this process. */
  readonly scratch: string | null
}

type WantedThrowaway = ThrowawayPlace & Pick<TakenForGranted, 'extensions'> & Partial<TakenForGranted>

/** Makes empty databases that nobody else uses; whoever opens one closes it. */
export class Throwaways {
  readonly #profiles: Profiles
  readonly #sessions: Sessions
  readonly #open = new Set<Promise<Throwaway>>()
  #ended = false

  constructor(profiles: Profiles, sessions: Sessions) {
    this.#profiles = profiles
    this.#sessions = sessions
  }

  /** Opens an empty database; throws `not-replayed` where the place can't have one. */
  async open(wanted: WantedThrowaway): Promise<Throwaway> {
    if (this.#ended) throw new AppError('cancelled', 'Varve is closing; no more databases are made.')
    const opening = this.#opened(wanted).then((throwaway) => {
      const close = once(throwaway.close.bind(throwaway))
      return Object.assign(throwaway, { close: () => close().finally(() => this.#open.delete(opening)) })
    })
    this.#open.add(opening)
    opening.catch(() => this.#open.delete(opening))
    return opening
  }

  /** Closes all that are open, and waits for it; none is made afterwards. */
  async end(): Promise<void> {
    this.#ended = true
    await Promise.all(
      [...this.#open].map((opening) =>
        opening.then(
          (throwaway) => throwaway.close(),
          () => undefined,
        ),
      ),
    )
  }

  async #opened({ dialect, scratch, extensions, roles = [] }: WantedThrowaway): Promise<Throwaway> {
    const speaks = dialectNamed(dialect)
    const server = scratch === null ? null : await this.#scratchOn(scratch, speaks)
    if (server !== null) return server
    if (speaks.throwaways === null) throw needsServer()
    return speaks.throwaways.open({ extensions, roles })
  }

  /** As `open`, with the extensions and roles that these statements take for granted, and what extensions can be had of those of `others`. */
  async openFor(
    place: ThrowawayPlace,
    statements: readonly string[],
    others: readonly string[] = [],
  ): Promise<Throwaway> {
    const dialect = dialectNamed(place.dialect)
    const { extensions, roles } = await dialect.takenForGranted(statements)
    const besides = (await dialect.takenForGranted(others)).extensions.filter((name) =>
      dialect.throwaways?.has(name),
    )
    return this.open({ ...place, extensions: [...new Set([...extensions, ...besides])], roles })
  }

  /** Tells that one will soon be wanted, where having it ready takes nothing from a server. */
  expect({ dialect, scratch }: ThrowawayPlace): void {
    if (scratch === null && !this.#ended) dialectNamed(dialect).throwaways?.expect()
  }

  /** The server on which a place's databases are made; null where that is this process. */
  async serverOf({ dialect, scratch }: ThrowawayPlace): Promise<ServerInfo | null> {
    const connection = scratch === null ? null : await this.#profiles.find(scratch)
    if (connection === null || connection.target.kind === 'embedded') {
      if (dialectNamed(dialect).throwaways === null) throw needsServer()
      return null
    }
    return this.#sessions.withLookingSession(connection.id, async ({ server }) => server)
  }

  /** A scratch database on a connection's server; null where the connection is an embedded database. */
  async #scratchOn(connectionId: string, dialect: Dialect): Promise<Throwaway | null> {
    const connection = await this.#profiles.find(connectionId)
    const { target, name } = connection
    if (target.kind === 'embedded') return null
    if (target.dialect !== dialect.name)
      throw new AppError(
        'not-replayed',
        `A scratch database on “${name}” would speak another SQL than the one that is asked for.`,
        { advice: 'Choose a connection to a server of the same kind.' },
      )
    if (connection.readOnly)
      throw new AppError(
        'read-only',
        `“${name}” is read-only in Varve, so no scratch database is made on its server.`,
        { advice: 'Choose another connection, or take the mark “read-only” off this one.' },
      )
    const { password, options } = await this.#sessions.linkTo(connection, 'run')
    return dialect.scratch({ target, password, options })
  }
}

/** Does something once, however often it is asked for. */
function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | null = null
  return () => (done ??= work())
}

function needsServer(): AppError {
  return new AppError(
    'not-replayed',
    'There is no MySQL inside Varve, so its statements can be tried on a server alone.',
    {
      advice:
        'Choose a connection on whose server a scratch database may be made (--scratch in a terminal); it is marked as Varve’s, and dropped afterwards.',
    },
  )
}

import type { ServerTarget } from '#contract/connection'
import { AppError } from '#engine/errors'
import type { Session, SessionOptions } from './dialect'
import { leftoverWords, type ScratchLeftover } from './scratch-leftovers'
import { newMark, type ScratchMark } from './scratch-mark'
import type { Throwaway } from './throwaway'

/** The server on which a scratch database is wanted, with the user's own rights. */
export interface ScratchPlace {
  readonly target: ServerTarget
  readonly password: string | null
  readonly options: SessionOptions
}

/** What a dialect does with a scratch database, from a link to the connection's own database. */
export interface ScratchSteps {
  connect(target: ServerTarget, password: string | null, options: SessionOptions): Promise<Session>
  /** Opens a link to the scratch database, on which nothing outside of it can be touched. */
  enter(target: ServerTarget, password: string | null, options: SessionOptions): Promise<Session>
  /** Makes it, new, like the database that the link is to. */
  create(link: Session, name: string): Promise<void>
  /** Leaves the mark in it. */
  sign(link: Session, mark: ScratchMark): Promise<void>
  /** The mark that it bears; null for none, or where there is no such database. */
  markOf(link: Session, name: string): Promise<string | null>
  drop(link: Session, name: string): Promise<void>
  /** Scratch databases that a Varve which ended early has left on the server. */
  leftovers(link: Session): Promise<ScratchLeftover[]>
  /** The same error, or what grant would mend it. */
  explain(error: unknown, link: Session, place: ScratchPlace): unknown
}

/** Makes a scratch database on the user's own server; nothing else there is ever touched. */
export async function makeScratch(steps: ScratchSteps, place: ScratchPlace): Promise<Throwaway> {
  const scratch = new Scratch(steps, place, newMark(new Date()))
  return scratch.made()
}

class Scratch {
  readonly #steps: ScratchSteps
  readonly #place: ScratchPlace
  readonly #mark: ScratchMark
  readonly #open = new Set<Session>()
  #gone = false

  constructor(steps: ScratchSteps, place: ScratchPlace, mark: ScratchMark) {
    this.#steps = steps
    this.#place = place
    this.#mark = mark
  }

  async made(): Promise<Throwaway> {
    const left = await this.#administer(async (link) => {
      await this.#make(link)
      // What others left is told beside; that it can't be asked for is no reason to do without a database.
      return this.#steps.leftovers(link).catch(() => [])
    })
    const look = await this.#connect(this.#place.options).catch(async (error: unknown) => {
      await this.#close()
      throw error
    })
    const server = look.server
    await look.close()
    return {
      server,
      // Roles and extensions are those of the server; what else is worth a word is what others left there.
      notes: left.map(leftoverWords),
      where: `a scratch database on ${this.#place.target.socket ?? this.#place.target.host}`,
      connect: (options) => this.#connect(options),
      fill: (statements) => this.#fill(statements),
      // Not every server can undo it, and what it takes would be taken from others.
      glimpse: async () => null,
      clear: () => this.#clear(),
      close: () => this.#close(),
    }
  }

  async #make(link: Session): Promise<void> {
    try {
      await this.#steps.create(link, this.#mark.name)
    } catch (error) {
      throw this.#steps.explain(error, link, this.#place)
    }
    try {
      await this.#steps.sign(link, this.#mark)
    } catch (error) {
      // It came into being a moment ago, under this random name: it is ours though it bears no mark yet.
      await this.#steps.drop(link, this.#mark.name).catch(() => undefined)
      throw this.#steps.explain(error, link, this.#place)
    }
  }

  async #connect(options: SessionOptions): Promise<Session> {
    if (this.#gone) throw new AppError('connection-lost', 'The scratch database is gone.')
    const target = { ...this.#place.target, database: this.#mark.name }
    const session = await this.#steps.enter(target, this.#place.password, options)
    for (const each of this.#open) if (each.closed) this.#open.delete(each)
    this.#open.add(session)
    return session
  }

  async #fill(statements: readonly string[]): Promise<void> {
    const session = await this.#connect({ ...this.#place.options, lockTimeoutMs: 0, statementTimeoutMs: 0 })
    try {
      for (const sql of statements) await session.run(sql)
    } finally {
      await session.close()
    }
  }

  async #clear(): Promise<void> {
    if (this.#gone) throw new AppError('connection-lost', 'The scratch database is gone.')
    await this.#closeLinks()
    await this.#administer(async (link) => {
      await this.#drop(link)
      await this.#make(link)
    })
  }

  async #close(): Promise<void> {
    if (this.#gone) return
    this.#gone = true
    await this.#closeLinks()
    // What could not be dropped keeps its mark, and is named to the user among what was left behind.
    await this.#administer((link) => this.#drop(link)).catch(() => undefined)
  }

  async #drop(link: Session): Promise<void> {
    const { name, text } = this.#mark
    if ((await this.#steps.markOf(link, name)) !== text)
      throw new AppError(
        'host-refused',
        `The database ${name} no longer bears the mark that Varve left in it.`,
        {
          advice:
            'Varve does not drop what it may not have made. Look at it, and drop it by hand if nobody needs it.',
        },
      )
    await this.#steps.drop(link, name)
  }

  async #closeLinks(): Promise<void> {
    const open = [...this.#open]
    this.#open.clear()
    await Promise.all(open.map((session) => session.close()))
  }

  async #administer<T>(work: (link: Session) => Promise<T>): Promise<T> {
    const { target, password, options } = this.#place
    const link = await this.#steps.connect(target, password, { ...options, readOnly: false })
    try {
      return await work(link)
    } finally {
      await link.close()
    }
  }
}

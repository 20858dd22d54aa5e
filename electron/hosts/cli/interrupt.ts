const codes = { SIGINT: 130, SIGTERM: 143 } as const
type Signal = keyof typeof codes

/** Somebody wants the command to end before it is done. */
export class Interrupted extends Error {
  readonly code: number

  constructor(signal: Signal) {
    super('Interrupted.')
    this.code = codes[signal]
  }
}

/** Ctrl-C and SIGTERM, for one command: what was begun is cleared away, and the process ends as shells expect it. A second one ends it at once. */
export class Interrupt {
  readonly #controller = new AbortController()
  #instead: (() => void) | null = null

  constructor() {
    for (const signal of signals) process.once(signal, this.#heard)
  }

  /** Aborts with it. */
  get signal(): AbortSignal {
    return this.#controller.signal
  }

  /** Has it do something else: the command ends by itself then. */
  instead(act: () => void): void {
    this.#instead = act
  }

  /** What a command answers; throws `Interrupted` as soon as there is one. */
  async orThrow<T>(work: Promise<T>): Promise<T> {
    let stop: () => void = () => undefined
    const interrupted = new Promise<never>((_, reject) => {
      stop = () => reject(this.signal.reason as Error)
    })
    this.signal.addEventListener('abort', stop)
    try {
      return await Promise.race([work, interrupted])
    } finally {
      this.signal.removeEventListener('abort', stop)
    }
  }

  /** Gives both back to the process. */
  end(): void {
    for (const signal of signals) process.off(signal, this.#heard)
  }

  readonly #heard = (signal: NodeJS.Signals): void => {
    if (this.#instead === null)
      this.#controller.abort(new Interrupted(signal === 'SIGTERM' ? signal : 'SIGINT'))
    else this.#instead()
  }
}

const signals = Object.keys(codes) as Signal[]

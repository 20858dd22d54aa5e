import {
  type Blocker,
  foldRunEvent,
  type Outcome,
  type Run,
  type RunEvent,
  type RunStatement,
  type RunStep,
  type ToolLine,
} from '#contract/run'

/** A run under way: its value, who watches it, and whether it has been asked to stop. */
export class LiveRun {
  #value: Run
  readonly #watchers = new Set<(event: RunEvent) => void>()
  readonly #cancel = new AbortController()

  constructor(value: Run) {
    this.#value = value
  }

  get value(): Run {
    return this.#value
  }

  /** Aborts when someone has asked to cancel. */
  get cancelled(): AbortSignal {
    return this.#cancel.signal
  }

  step(step: number, state: RunStep['state'], ms: number | null = null): void {
    this.#publish({ type: 'step', step, state, ms })
  }

  statement(step: number, statement: number, change: Partial<RunStatement>): void {
    const before = this.#value.steps[step]?.statements[statement]
    if (before === undefined) throw new Error(`step ${step} has no statement ${statement}`)
    this.#publish({ type: 'statement', step, statement, value: { ...before, ...change } })
  }

  /** Gives every statement of a step that is in one of the states `from` the state `to`. */
  restate(step: number, from: readonly RunStatement['state'][], to: RunStatement['state'], first = 0): void {
    this.#value.steps[step]?.statements.forEach((statement, index) => {
      if (index >= first && from.includes(statement.state)) this.statement(step, index, { state: to })
    })
  }

  heard(step: number, lines: ToolLine[]): void {
    this.#publish({ type: 'heard', step, lines })
  }

  waiting(waitingFor: Blocker | null): void {
    if (JSON.stringify(waitingFor) !== JSON.stringify(this.#value.waitingFor))
      this.#publish({ type: 'waiting', waitingFor })
  }

  cancel(): void {
    if (this.#value.outcome !== null || this.#cancel.signal.aborted) return
    this.#publish({ type: 'cancelling' })
    this.#cancel.abort()
  }

  end(outcome: Outcome, changes: Run['changes'], changesNote: string | null): void {
    const ms = Date.now() - Date.parse(this.#value.startedAt)
    this.#publish({ type: 'end', ms, outcome, changes, changesNote })
  }

  /** Tells of every event before anything more is done; what `listener` throws, whoever moved the run gets. */
  onEvent(listener: (event: RunEvent) => void): void {
    this.#watchers.add(listener)
  }

  /** Yields the run as it stands, then what moves, until it has ended or `signal` aborts. */
  async *watch(signal?: AbortSignal): AsyncGenerator<RunEvent> {
    const queue: RunEvent[] = [{ type: 'run', run: this.#value }]
    let wake = (): void => undefined
    const push = (event: RunEvent): void => {
      queue.push(event)
      wake()
    }
    const stop = (): void => wake()
    let ended = this.#value.outcome !== null
    this.#watchers.add(push)
    signal?.addEventListener('abort', stop)
    try {
      for (;;) {
        const event = queue.shift()
        if (event !== undefined) {
          ended ||= event.type === 'end'
          yield event
        } else if (ended || signal?.aborted === true) return
        else await new Promise<void>((resolve) => (wake = resolve))
      }
    } finally {
      this.#watchers.delete(push)
      signal?.removeEventListener('abort', stop)
    }
  }

  #publish(event: RunEvent): void {
    this.#value = foldRunEvent(this.#value, event)
    for (const watcher of this.#watchers) watcher(event)
  }
}

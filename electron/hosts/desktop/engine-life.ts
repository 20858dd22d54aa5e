import { MessageChannelMain, utilityProcess, type MessagePortMain, type UtilityProcess } from 'electron'
import { answerAsk, type Answers, type EngineStart, type FromEngine, type ToEngine } from './asks'

/** A second death this soon after a restart is not answered with another one. */
const restartAgainAfterMs = 60_000
/** Long enough for a running statement to be cancelled and its outcome recorded. */
const endWithinMs = 15_000

export interface EngineLife {
  /** A new port to the engine, for the window; starts the engine where it has stopped. */
  newPort(): MessagePortMain
  /** Lets the engine close its sessions and ends its process. */
  end(): Promise<void>
}

/** Keeps one engine process alive; `onDeath` is told when it died, and whether a new one was started. */
export function startEngine(options: {
  readonly file: string
  readonly start: EngineStart
  readonly answers: Answers
  readonly onDeath: (restarted: boolean) => void
}): EngineLife {
  let ending = false
  let restartedAt = -Infinity
  let child: UtilityProcess | null = fork()

  function fork(): UtilityProcess {
    const made = utilityProcess.fork(options.file, [], { serviceName: 'Varve engine', stdio: 'inherit' })
    made.on('message', (message: FromEngine) => {
      if (message.type === 'ask') void answerAsk(options.answers, message).then((back) => tell(made, back))
    })
    made.on('exit', (code) => {
      child = null
      if (ending) return
      console.error(`The engine process ended by itself with code ${code}.`)
      const restart = performance.now() - restartedAt > restartAgainAfterMs
      if (restart) {
        restartedAt = performance.now()
        child = fork()
      }
      options.onDeath(restart)
    })
    tell(made, options.start)
    return made
  }

  return {
    newPort() {
      child ??= fork()
      const { port1, port2 } = new MessageChannelMain()
      child.postMessage({ type: 'port' } satisfies ToEngine, [port1])
      return port2
    },
    end() {
      ending = true
      const last = child
      if (last === null) return Promise.resolve()
      return new Promise((resolve) => {
        const kill = (): void => void last.kill()
        const timer = setTimeout(kill, endWithinMs)
        last.on('message', (message: FromEngine) => {
          if (message.type === 'ended') kill()
        })
        last.on('exit', () => {
          clearTimeout(timer)
          resolve()
        })
        tell(last, { type: 'end' })
      })
    },
  }
}

function tell(child: UtilityProcess, message: ToEngine): void {
  child.postMessage(message)
}

import type { WantedFile } from '#contract/files'

/** What the engine process asks of main, because only main can: dialogs, the file manager, the system's keychain. */
export interface Asks {
  pickFolder: { args: []; answer: string | null }
  pickFile: { args: [wanted: WantedFile]; answer: string | null }
  reveal: { args: [path: string]; answer: null }
  readSecret: { args: [id: string]; answer: string | null }
  writeSecret: { args: [id: string, secret: string | null]; answer: null }
}

export type AskName = keyof Asks
export type AskArgs<N extends AskName> = Asks[N]['args']
export type AskAnswer<N extends AskName> = Asks[N]['answer']

export interface Ask<N extends AskName = AskName> {
  readonly type: 'ask'
  readonly id: number
  readonly name: N
  readonly args: AskArgs<N>
}

/** What the engine process needs to know of its host before it can start. */
export interface EngineStart {
  readonly type: 'start'
  readonly appVersion: string
  readonly appFolder: string
  readonly dataFolder: string
  readonly openAtStart: { folder: string } | 'sample' | null
  readonly secrets: { readonly can: boolean; readonly why: string | null }
}

/** Main to engine process. With `port` comes the port of the window. */
export type ToEngine =
  | EngineStart
  | { readonly type: 'port' }
  | { readonly type: 'end' }
  | { readonly type: 'answer'; readonly id: number; readonly value: string | null }
  | { readonly type: 'refusal'; readonly id: number; readonly message: string }

/** Engine process to main. */
export type FromEngine = Ask | { readonly type: 'ended' }

/** Every ask by name, as main carries it out. */
export type Answers = { readonly [N in AskName]: (...args: AskArgs<N>) => Promise<AskAnswer<N>> }

/** Carries out one ask; never throws. */
export async function answerAsk(answers: Answers, ask: Ask): Promise<ToEngine> {
  try {
    // Each name's args belong to it; TypeScript can't follow that through a union.
    const carryOut = answers[ask.name] as (...args: readonly unknown[]) => Promise<string | null>
    return { type: 'answer', id: ask.id, value: await carryOut(...ask.args) }
  } catch (error) {
    return { type: 'refusal', id: ask.id, message: error instanceof Error ? error.message : String(error) }
  }
}

/** Asks from the engine's side: `ask` sends, `settle` takes what came back. */
export interface Asker {
  ask<N extends AskName>(name: N, ...args: AskArgs<N>): Promise<AskAnswer<N>>
  settle(message: ToEngine): void
}

/** Makes the engine's side of the asks over one way to send. */
export function createAsker(send: (ask: Ask) => void): Asker {
  const waiting = new Map<
    number,
    { resolve: (value: string | null) => void; reject: (error: Error) => void }
  >()
  let last = 0
  return {
    ask<N extends AskName>(name: N, ...args: AskArgs<N>) {
      const id = ++last
      return new Promise<AskAnswer<N>>((resolve, reject) => {
        waiting.set(id, { resolve, reject })
        send({ type: 'ask', id, name, args })
      })
    },
    settle(message) {
      if (message.type !== 'answer' && message.type !== 'refusal') return
      const asked = waiting.get(message.id)
      waiting.delete(message.id)
      if (message.type === 'answer') asked?.resolve(message.value)
      else asked?.reject(new Error(message.message))
    },
  }
}

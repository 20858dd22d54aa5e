import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import { ORPCError } from '@orpc/server'
import { AppErrorData } from '#contract/errors'
import { AppError } from '#engine/errors'
import { visible } from './table'
import type { Terminal } from './terminal'

/** Opens a connection with the password that came with its URL, else `VARVE_PASSWORD`, else none; where a server then asks for one and somebody sits there, it is asked for. */
export async function openWithPassword(
  terminal: Terminal,
  { connectionId, name, known }: { connectionId: string; name: string; known: string | null },
): Promise<void> {
  const { client, env } = terminal
  const open = (password: string) => client.connections.open({ connectionId, password, remember: false })
  const given = known ?? env['VARVE_PASSWORD'] ?? null
  try {
    await open(given ?? '')
  } catch (error) {
    const refused = given === null ? refusalOf(error) : null
    if (refused === null) throw error
    if (!process.stdin.isTTY || !process.stderr.isTTY) throw AppError.of({ ...refused, advice: whereFrom })
    // Both sides of a comparison may want one, and both at once; of the same connection it is asked for once.
    asking = asking
      .catch(() => undefined)
      .then(async () => {
        const isKnown = await client.connections
          .open({ connectionId, password: null, remember: false })
          .then(() => true)
          .catch(() => false)
        if (!isKnown) await open(await ask(`Password for ${visible(name)}: `, terminal.interrupt.signal))
      })
    await asking
  }
}

let asking: Promise<void> = Promise.resolve()

const whereFrom =
  'No password came with it, and there is nobody to ask: VARVE_PASSWORD gives the one of connections that bring none.'

/** What a server said that wants a password; null for any other failure. */
function refusalOf(error: unknown): AppErrorData | null {
  const data = AppErrorData.safeParse(error instanceof ORPCError ? error.data : null)
  return data.success && data.data.code === 'authentication' ? data.data : null
}

/** Reads one line of the terminal without showing it. */
function ask(question: string, signal: AbortSignal): Promise<string> {
  process.stderr.write(question)
  // Readline echoes what is typed by writing it; in `terminal` mode the system's own echo is off.
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input: process.stdin, output: nowhere, terminal: true })
  return new Promise((resolve, reject) => {
    // In raw mode Ctrl-C is a character, and no signal.
    lines.once('SIGINT', () => process.kill(process.pid, 'SIGINT'))
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
    lines.once('line', resolve)
    lines.once('close', () => reject(new Error('No password was typed.')))
  }).finally(() => {
    lines.close()
    process.stderr.write('\n')
  }) as Promise<string>
}

/** The few messages of PostgreSQL's protocol that the embedded link must know (https://www.postgresql.org/docs/current/protocol-message-formats.html). */

/** What a server says after a startup message: PGlite knows neither users nor startup. */
export const greeting = Buffer.concat([message('R', int32(0)), readyForQuery()])

/** An error of our own, in the words of the protocol, and the end of the statement. */
export function refusal(sqlstate: string, text: string): Buffer {
  const fields = ['SERROR', 'VERROR', `C${sqlstate}`, `M${text}`, ''].map((field) => `${field}\0`).join('')
  return Buffer.concat([message('E', Buffer.from(fields)), readyForQuery()])
}

/** Length of the complete messages at the start of `bytes` up to the last Sync, Flush, Query or Terminate; 0 where there is none. */
export function batchLength(bytes: Buffer): number {
  let complete = 0
  for (let at = 0; at + 5 <= bytes.length;) {
    const end = at + 1 + bytes.readInt32BE(at + 1)
    if (end > bytes.length) break
    if ('SHQX'.includes(String.fromCharCode(bytes[at] ?? 0))) complete = end
    at = end
  }
  return complete
}

/** Whether the backend ended its answer outside of a transaction. */
export function isIdle(answer: Uint8Array): boolean {
  return answer.at(-6) === 'Z'.charCodeAt(0) && answer.at(-1) === 'I'.charCodeAt(0)
}

/** Whether a batch asks the backend to say that it is ready, as every Query and Sync does. */
export function asksForReady(batch: Buffer): boolean {
  let last = ''
  for (let at = 0; at + 5 <= batch.length; at += 1 + batch.readInt32BE(at + 1))
    last = String.fromCharCode(batch[at] ?? 0)
  return last === 'Q' || last === 'S'
}

/** Whether the backend said at the end of its answer that it is ready for more. */
export function isReady(answer: Uint8Array): boolean {
  return answer.at(-6) === 'Z'.charCodeAt(0)
}

/** The text of a simple query; null for any other message. */
export function simpleQuery(batch: Buffer): string | null {
  return batch[0] === 'Q'.charCodeAt(0) ? batch.toString('utf8', 5, batch.length - 1) : null
}

/** Whether a batch says goodbye. */
export function isTerminate(batch: Buffer): boolean {
  return batch[0] === 'X'.charCodeAt(0)
}

function readyForQuery(): Buffer {
  return message('Z', Buffer.from('I'))
}

function message(type: string, body: Buffer): Buffer {
  return Buffer.concat([Buffer.from(type), int32(body.length + 4), body])
}

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32BE(value)
  return bytes
}

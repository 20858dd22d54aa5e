import { createHash, randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { ActivityEntry, ActivityPurpose } from '#contract/activity'
import type { StatementObserver } from '../dialects/dialect'
import { AppError } from '../errors'
import { Broadcast } from './broadcast'
import { appendLine } from './journal-file'
import { beginLine, endLine, readEntries } from './journal-lines'
import { redact } from './redact'

/** What the journal writes beside a statement; whoever holds the session sets it before sending. */
export interface StatementTag {
  purpose: ActivityPurpose
  revision: string | null
}

const longestSql = 100_000
const mostUnwritten = 1000
const mostLooks = 50

/** The Activity: every statement sent to a database, written down before it is sent and again when it is answered. */
export class Journal {
  readonly #folder: string
  readonly #process = randomBytes(4).toString('hex')
  readonly #news = new Broadcast<ActivityEntry>()
  /** Statements of this process that the files don't tell whole: under way, or not to be written. */
  readonly #live = new Map<string, ActivityEntry>()
  /** Lines that the disk refused, by file; tried again before the next line. */
  readonly #unwritten = new Map<string, { line: string; id: string }[]>()
  /** What was written of looks, by their statement. */
  readonly #looks = new Map<string, string>()
  #count = 0

  constructor(dataFolder: string) {
    this.#folder = join(dataFolder, 'activity')
  }

  /** Watches the statements of one session. A revision's statement that can't be written down is not sent: the observer throws `disk`. */
  observe(connectionId: string, tag: Readonly<StatementTag>): StatementObserver {
    return (sql) => {
      const started = performance.now()
      const entry = this.#begin(connectionId, tag, sql)
      return (answer) => {
        const failed = 'error' in answer
        this.#end({
          ...entry,
          ms: Math.round((performance.now() - started) * 10) / 10,
          // Whether it took effect no answer says.
          outcome: !failed ? 'done' : answer.lost === true ? 'unknown' : 'failed',
          rows: failed ? null : answer.rows,
          error: failed ? redact(answer.error.slice(0, longestSql)) : null,
        })
      }
    }
  }

  /** The newest `limit` statements before the entry `before`, newest first. */
  async list(connectionId: string, limit: number, before: string | null): Promise<ActivityEntry[]> {
    const entries: ActivityEntry[] = before === null ? this.#onlyInMemory(connectionId) : []
    const inMemory = new Set(entries.map((entry) => entry.id))
    let reached = before === null
    for await (const entry of readEntries(this.#path(connectionId), connectionId)) {
      if (entries.length >= limit) break
      if (reached && !inMemory.has(entry.id)) entries.push(this.#live.get(entry.id) ?? entry)
      else reached ||= entry.id === before
    }
    return entries.slice(0, limit)
  }

  /** Yields an entry whenever one begins or ends, until left or aborted. */
  watch(connectionId: string, signal?: AbortSignal): AsyncIterableIterator<ActivityEntry> {
    return this.#news.listen((entry) => entry.connectionId === connectionId, signal)
  }

  /** A sentence while the disk refuses lines of this connection; null when everything is written. */
  trouble(connectionId: string): string | null {
    const lines = this.#unwritten.get(this.#path(connectionId))?.length ?? 0
    return lines === 0 ? null : `${lines} lines of the Activity could not be written to ${this.#folder}.`
  }

  #begin(connectionId: string, tag: Readonly<StatementTag>, sql: string): ActivityEntry {
    const entry: ActivityEntry = {
      id: `${Date.now().toString(36)}-${this.#process}-${(this.#count++).toString(36)}`,
      connectionId,
      purpose: tag.purpose,
      revision: tag.purpose === 'revision' || tag.purpose === 'ledger' ? tag.revision : null,
      sql: tag.purpose === 'look' ? this.#looked(sql) : keepable(sql),
      startedAt: new Date().toISOString(),
      ms: null,
      outcome: 'running',
      rows: null,
      error: null,
    }
    const durable = entry.purpose === 'revision'
    const refusal = this.#write(connectionId, entry.id, beginLine(entry), durable)
    if (refusal !== null && durable) {
      this.#withdraw(connectionId, entry.id)
      throw new AppError(
        'disk',
        `The statement was not sent, because it could not be written down: ${refusal}.`,
        {
          advice: `Make room, or make ${this.#folder} writable, and start again.`,
        },
      )
    }
    this.#live.set(entry.id, entry)
    this.#news.tell(entry)
    return entry
  }

  /** As `keepable`: what reads a catalog is long, and the same again and again. */
  #looked(sql: string): string {
    const known = this.#looks.get(sql)
    if (known !== undefined) return known
    const kept = keepable(sql)
    if (this.#looks.size >= mostLooks) this.#looks.clear()
    this.#looks.set(sql, kept)
    return kept
  }

  #end(entry: ActivityEntry): void {
    const refusal = this.#write(entry.connectionId, entry.id, endLine(entry), entry.purpose === 'revision')
    if (refusal === null) this.#live.delete(entry.id)
    const note = `The answer could not be written to the Activity: ${refusal}.`
    const told =
      refusal === null ? entry : { ...entry, error: entry.error === null ? note : `${entry.error}\n${note}` }
    if (refusal !== null) this.#live.set(entry.id, told)
    this.#news.tell(told)
  }

  /** Writes what is still to be written and then this line; why the disk refused, or null. */
  #write(connectionId: string, id: string, line: string, durable: boolean): string | null {
    const path = this.#path(connectionId)
    const waiting = [...(this.#unwritten.get(path) ?? []), { line, id }]
    try {
      for (let next = waiting[0]; next !== undefined; next = waiting[0]) {
        appendLine(path, next.line, durable && waiting.length === 1)
        waiting.shift()
        const more = waiting.some((other) => other.id === next.id)
        if (!more && this.#live.get(next.id)?.outcome !== 'running') this.#live.delete(next.id)
      }
      this.#unwritten.delete(path)
      return null
    } catch (error) {
      for (const { id: dropped } of waiting.splice(0, Math.max(0, waiting.length - mostUnwritten))) {
        this.#live.delete(dropped)
      }
      this.#unwritten.set(path, waiting)
      return error instanceof Error ? error.message : String(error)
    }
  }

  /** Takes back the line of a statement that was never sent. */
  #withdraw(connectionId: string, id: string): void {
    const path = this.#path(connectionId)
    const left = (this.#unwritten.get(path) ?? []).filter((waiting) => waiting.id !== id)
    if (left.length === 0) this.#unwritten.delete(path)
    else this.#unwritten.set(path, left)
  }

  #onlyInMemory(connectionId: string): ActivityEntry[] {
    const begun = (this.#unwritten.get(this.#path(connectionId)) ?? []).map((waiting) => waiting.id)
    return [...new Set(begun)].toReversed().flatMap((id) => this.#live.get(id) ?? [])
  }

  #path(connectionId: string): string {
    const name = createHash('sha256').update(connectionId).digest('hex').slice(0, 32)
    return join(this.#folder, `${name}.jsonl`)
  }
}

function keepable(sql: string): string {
  const more = sql.length - longestSql
  if (more <= 0) return redact(sql)
  return `${redact(sql.slice(0, longestSql))}\n-- cut here: ${more} more characters are not kept`
}

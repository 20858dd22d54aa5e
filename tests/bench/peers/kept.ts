import { createHash } from 'node:crypto'
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Pair } from '../../scenarios/diff/pair'
import type { Tried } from './tally'

const file = join(import.meta.dirname, '../../../.cache/peers/tried.jsonl')

/** What a run found before it was stopped; with VARVE_RESUME the next one goes on from there. */
export class Kept {
  readonly #known = new Map<string, Tried>()

  constructor() {
    if (process.env['VARVE_RESUME'] === undefined) rmSync(file, { force: true })
    else if (existsSync(file))
      for (const line of readFileSync(file, 'utf8').trim().split('\n')) {
        const { key, tried } = JSON.parse(line) as { key: string; tried: Tried }
        this.#known.set(key, tried)
      }
  }

  /** What was found of a pair; null where it was not tried as it is now. */
  of(pair: Pair): Tried | null {
    return this.#known.get(keyOf(pair)) ?? null
  }

  /** Keeps what was found. */
  add(pair: Pair, tried: Tried): void {
    mkdirSync(dirname(file), { recursive: true })
    appendFileSync(file, `${JSON.stringify({ key: keyOf(pair), tried })}\n`)
  }
}

function keyOf({ name, from, to, there }: Pair): string {
  return createHash('sha256')
    .update(JSON.stringify([name, from, to, there]))
    .digest('hex')
}

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

/** A table, or a column of one, that goes by another name; `table` is its name before. */
const renamed = z.strictObject({
  schema: z.string().optional(),
  table: z.string(),
  column: z.string().optional(),
  to: z.string(),
})
export type Renamed = z.infer<typeof renamed>

const marks = {
  renames: z.array(renamed).default([]),
  /** Why nothing brings the beginning back. A table or column that goes loses its rows anyway and needs no word here. */
  irreversible: z.string().optional(),
  /** Why a way may call itself reversible or not. */
  either: z.string().optional(),
  /** Why a part of the difference is refused. */
  refused: z.string().optional(),
  /** Why a part of it may be refused; if it is not, the way may call itself reversible or not. */
  hard: z.string().optional(),
}

const marked = z.strictObject(marks)

/** What a way must keep to, in one direction. */
export type Marks = z.infer<typeof marked>

const description = z.strictObject({
  ...marks,
  /** The one kind of server that has what the pair is about. */
  only: z.enum(['postgres', 'embedded', 'mariadb']).optional(),
  /** What holds of the way back; false where there is none to try. */
  back: z.union([z.literal(false), marked]).default({ renames: [] }),
})

const unmarked = description.parse({})

/** Two schemas, and what is known of the ways between them. */
export interface Pair {
  readonly name: string
  readonly from: string
  readonly to: string
  readonly there: Marks
  readonly back: Marks | null
  readonly only: 'postgres' | 'embedded' | 'mariadb' | null
}

const here = dirname(fileURLToPath(import.meta.url))

/** The pairs of a dialect; of them those whose names hold a word of VARVE_PAIRS, where that is set: `enum,view`. */
export function pairsOf(dialect: 'postgres' | 'mysql'): Pair[] {
  const words = (process.env['VARVE_PAIRS'] ?? '').split(',').filter((word) => word !== '')
  return readdirSync(join(here, dialect), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .filter((name) => words.length === 0 || words.some((word) => name.includes(word)))
    .toSorted()
    .map((name) => readPair(join(here, dialect, name), name))
}

function readPair(folder: string, name: string): Pair {
  const file = join(folder, 'pair.json')
  const { only, back, ...there } = existsSync(file)
    ? description.parse(JSON.parse(readFileSync(file, 'utf8')))
    : unmarked
  return {
    name,
    from: readFileSync(join(folder, 'from.sql'), 'utf8'),
    to: readFileSync(join(folder, 'to.sql'), 'utf8'),
    there,
    back: back === false ? null : back,
    only: only ?? null,
  }
}

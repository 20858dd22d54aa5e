import { createHash } from 'node:crypto'
import { appendFileSync } from 'node:fs'
import { mkdir, open, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { constants, gunzip, gzip } from 'node:zlib'
import { z } from 'zod'
import { Catalog } from '#contract/catalog'
import { Change } from '#contract/change'
import { Rename } from '#contract/compare'
import { foldRunEvent, Run, RunEvent } from '#contract/run'
import { AppError } from '../errors'

const File = z.object({
  version: z.literal(1),
  run: Run,
  planned: z.array(Change),
  makes: z.array(z.array(Change)),
  renames: z.array(Rename),
  before: Catalog,
  to: Catalog,
})
type File = z.infer<typeof File>
/** A run of a way, and all that is needed to tell from the database alone what of it stands. */
export type Begun = Omit<File, 'version'>
const Line = z.union([RunEvent, z.object({ type: z.literal('link'), backend: z.string() })])

/** A run of a way that began and of which nobody has told the end as the database has it. */
export type BegunRun = Begun & {
  /** The server's name for the link that it ran on; null where none was opened. */
  readonly backend: string | null
}

/** What is written of one run while it goes on. */
export interface RunRecord {
  link(backend: string): void
  /** Throws `disk` once where it can't be written: what it says must not lag behind what is sent. */
  write(event: RunEvent): void
  /** Removes it: the run was told to its end. */
  forget(): Promise<void>
}

/**
 * Runs of ways that have begun, each on disk from before its first statement until its end has been told: a way has no
 * ledger in the database, and Varve may be ended in the middle. The journal has its statements; this, what they were for.
 */
export class BegunRuns {
  readonly #folder: string

  constructor(dataFolder: string) {
    this.#folder = join(dataFolder, 'runs')
  }

  /** Writes a run down before anything of it is sent; throws `disk` where that can't be. */
  async begin(begun: Begun): Promise<RunRecord> {
    const path = this.#path(begun.run)
    try {
      await mkdir(this.#folder, { recursive: true, mode: 0o700 })
      const text = JSON.stringify({ version: 1, ...begun } satisfies File)
      // Catalogs are long and repeat themselves.
      const bytes = await promisify(gzip)(text, { level: constants.Z_BEST_SPEED })
      const file = await open(`${path}.json.gz`, 'wx', 0o600)
      try {
        await file.writeFile(bytes)
        await file.sync()
      } finally {
        await file.close()
      }
    } catch (error) {
      await forget(path)
      throw notWritten(this.#folder, error)
    }
    return this.#record(path)
  }

  /** What is on disk of a connection's runs, as far as it was written; what can't be read is passed over. */
  async of(connectionId: string): Promise<BegunRun[]> {
    const names = await readdir(this.#folder).catch(() => [])
    const own = names.filter(
      (name) => name.startsWith(`${folded(connectionId)}-`) && name.endsWith('.json.gz'),
    )
    const found = await Promise.all(
      own.map((name) => read(join(this.#folder, name.slice(0, -'.json.gz'.length)))),
    )
    return found.flatMap((one) => (one === null ? [] : [one]))
  }

  /** Removes what is on disk of a run. */
  async forget(run: Pick<Run, 'id' | 'connectionId'>): Promise<void> {
    await forget(this.#path(run))
  }

  #record(path: string): RunRecord {
    let broken = false
    const append = (line: z.infer<typeof Line>): void => {
      if (broken) return
      try {
        appendFileSync(`${path}.jsonl`, `${JSON.stringify(line)}\n`, { mode: 0o600 })
      } catch (error) {
        broken = true
        throw notWritten(this.#folder, error)
      }
    }
    return {
      link: (backend) => append({ type: 'link', backend }),
      // What others run, of which somebody waited, is not for a file.
      write: (event) => {
        if (event.type === 'step' || event.type === 'statement' || event.type === 'end') append(event)
      },
      forget: async () => {
        broken = true
        await forget(path)
      },
    }
  }

  #path({ id, connectionId }: Pick<Run, 'id' | 'connectionId'>): string {
    return join(this.#folder, `${folded(connectionId)}-${id}`)
  }
}

async function read(path: string): Promise<BegunRun | null> {
  try {
    const bytes = await promisify(gunzip)(await readFile(`${path}.json.gz`))
    const { version: _, ...begun } = File.parse(JSON.parse(bytes.toString()))
    let { run } = begun
    let backend: string | null = null
    const text = await readFile(`${path}.jsonl`, 'utf8').catch(() => '')
    for (const one of text.split('\n')) {
      const line = lineOf(one)
      if (line?.type === 'link') backend = line.backend
      else if (line !== null) run = foldRunEvent(run, line)
    }
    return { ...begun, run, backend }
  } catch {
    return null
  }
}

/** The last line may be torn. */
function lineOf(text: string): z.infer<typeof Line> | null {
  try {
    return Line.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}

async function forget(path: string): Promise<void> {
  // The lines alone say nothing.
  for (const end of ['.json.gz', '.jsonl']) await rm(`${path}${end}`, { force: true }).catch(() => undefined)
}

function folded(connectionId: string): string {
  return createHash('sha256').update(connectionId).digest('hex').slice(0, 32)
}

function notWritten(folder: string, error: unknown): AppError {
  const why = error instanceof Error ? error.message : String(error)
  return new AppError('disk', `The run could not be written down: ${why}.`, {
    advice: `Make room, or make ${folder} writable, and start again.`,
    cause: error,
  })
}

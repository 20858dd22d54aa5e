/** What the name of one revision file tells. */
export interface SqlName {
  readonly file: string
  /** Name without `.sql`. */
  readonly stem: string
  /** Name without direction and `.sql`; an up and a down file of one revision share it. */
  readonly pair: string
  /** As the file spells it; Flyway's `1_2` is `1.2`. */
  readonly number: string
  readonly message: string
  /** `up` also stands for a file that may hold both parts. */
  readonly direction: 'up' | 'down'
  /** Whether the name says that this file is one direction alone (`.up.sql`, `.down.sql`, `U1__`). */
  readonly oneDirection: boolean
}

/** A file of the folder that is no revision, and why. */
export interface NotARevision {
  readonly reason: string
  /** Set where another tool would run this file, so passing over it must be said aloud. */
  readonly unsupported: boolean
}

/** Reads a file name: a revision's, or why it is none. */
export function readName(file: string): SqlName | NotARevision {
  if (file.startsWith('.')) return ignored('a hidden file')
  if (!/\.sql$/i.test(file)) return ignored('not an .sql file')
  const stem = file.slice(0, -'.sql'.length)
  return flywayName(file, stem) ?? plainName(file, stem) ?? ignored('its name does not start with a number')
}

/** Whether a name read is a revision's. */
export function isRevision(name: SqlName | NotARevision): name is SqlName {
  return 'number' in name
}

/** `001_x`, `0001-x`, `0001`, `20240131120000_x`, `1.2_x`, each also with `.up` or `.down`. */
function plainName(file: string, stem: string): SqlName | null {
  const [, pair, direction] = /^(.*?)(?:\.(up|down))?$/is.exec(stem) ?? []
  const [, number, rest] = /^(\d+(?:\.\d+)*)(?:[_\-. ](.*))?$/s.exec(pair ?? '') ?? []
  if (pair === undefined || number === undefined) return null
  return {
    file,
    stem,
    pair,
    number,
    message: words(rest ?? ''),
    direction: direction?.toLowerCase() === 'down' ? 'down' : 'up',
    oneDirection: direction !== undefined,
  }
}

/** Flyway's `V1.2__x` and its undo `U1.2__x`, which belongs to the version whatever its description says. */
function flywayName(file: string, stem: string): SqlName | NotARevision | null {
  const [, prefix, version, rest] = /^([VU])(\d+(?:[._]\d+)*)__(.*)$/s.exec(stem) ?? []
  if (prefix !== undefined && version !== undefined) {
    const number = version.replaceAll('_', '.')
    const down = prefix === 'U'
    return {
      file,
      stem,
      pair: `V${number}`,
      number,
      message: words(rest ?? ''),
      direction: down ? 'down' : 'up',
      oneDirection: down,
    }
  }
  if (stem.startsWith('R__')) return unsupported('a repeatable Flyway script, which Varve does not run')
  if (/^B\d+(?:[._]\d+)*__/.test(stem))
    return unsupported('a Flyway baseline script, which Varve does not run')
  if (/^[VU]\d/.test(stem)) return unsupported('named like a Flyway script, but without __ behind its number')
  return null
}

function words(rest: string): string {
  return rest.replace(/[_-]+/g, ' ').trim()
}

function ignored(reason: string): NotARevision {
  return { reason, unsupported: false }
}

function unsupported(reason: string): NotARevision {
  return { reason, unsupported: true }
}

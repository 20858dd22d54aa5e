import { randomBytes } from 'node:crypto'
import { lstat, mkdir, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { Suppression } from '#contract/health'
import { AppError } from '#engine/errors'
import { readTextFile } from './text-file'

const version = 1
const folderName = '.varve'
/** Where a project keeps what its health may leave be, from its folder. */
export const suppressionsFile = `${folderName}/health.json`

const File = z.strictObject({ version: z.int(), suppressed: z.array(Suppression).max(10_000) })

/** What the project lets be. Throws `unreadable-file` with what is wrong; an absent file holds nothing. */
export async function readSuppressions(folder: string): Promise<Suppression[]> {
  if ((await kindOf(join(folder, suppressionsFile))) === 'absent') return []
  const read = await readTextFile(folder, suppressionsFile)
  if ('failure' in read)
    throw new AppError('unreadable-file', read.failure.message, { advice: read.failure.advice })
  return parse(read.text)
}

/** Changes what the project lets be; the file is always whole, and stands in an order that git shows well. */
export function changeSuppressions(
  folder: string,
  to: (was: readonly Suppression[]) => readonly Suppression[],
): Promise<void> {
  const done = last.then(async () => write(folder, fileText(to(await readSuppressions(folder)))))
  last = done.catch(() => undefined)
  return done
}

let last: Promise<void> = Promise.resolve()

function parse(text: string): Suppression[] {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (cause) {
    throw refused(`is not JSON: ${cause instanceof Error ? cause.message : String(cause)}`)
  }
  const newer = z.object({ version: z.int().min(version + 1) }).safeParse(json)
  if (newer.success) throw refused(`has version ${newer.data.version}; this Varve knows version ${version}`)
  const file = File.safeParse(json)
  if (file.success) return file.data.suppressed
  const [issue] = file.error.issues
  const place = issue === undefined || issue.path.length === 0 ? '' : `${issue.path.join('.')}: `
  throw refused(`does not hold what it should: ${place}${issue?.message ?? ''}`)
}

function refused(what: string): AppError {
  return new AppError('unreadable-file', `${suppressionsFile} ${what}.`, {
    advice:
      'Mend the file, or take an earlier one from git. Until then nothing is left out, and nothing can be suppressed.',
  })
}

function fileText(entries: readonly Suppression[]): string {
  const keyed = entries.map(
    (entry) =>
      [JSON.stringify([entry.schema, entry.table, entry.kind, entry.name, entry.rule]), entry] as const,
  )
  const suppressed = keyed
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { rule, kind, schema, table, name, reason }]) => ({
      rule,
      kind,
      ...(schema === null ? {} : { schema }),
      ...(table === null ? {} : { table }),
      name,
      reason,
    }))
  return `${JSON.stringify({ version, suppressed }, null, 2)}\n`
}

async function write(folder: string, text: string): Promise<void> {
  const path = join(folder, suppressionsFile)
  // A link in a project's folder may lead anywhere: nothing is written through one.
  const inside = await kindOf(join(folder, folderName))
  if (inside !== 'folder' && inside !== 'absent') throw notWritten(`${folderName} is no folder of its own`)
  const file = await kindOf(path)
  if (file !== 'file' && file !== 'absent') throw notWritten('it is no file of its own')
  const temporary = `${path}.${randomBytes(6).toString('hex')}.tmp`
  try {
    await mkdir(join(folder, folderName), { recursive: true })
    const handle = await open(temporary, 'wx')
    try {
      await handle.writeFile(text)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(temporary, path)
  } catch (cause) {
    await rm(temporary, { force: true }).catch(() => undefined)
    throw notWritten(cause instanceof Error ? cause.message : String(cause))
  }
}

function notWritten(why: string): AppError {
  return new AppError('disk', `${suppressionsFile} was not written: ${why}.`, {
    advice:
      'What stood there is unchanged. Make the project’s folder writable, or put a plain folder and file in that place.',
  })
}

async function kindOf(path: string): Promise<'absent' | 'folder' | 'file' | 'other'> {
  try {
    const stat = await lstat(path)
    return stat.isDirectory() ? 'folder' : stat.isFile() ? 'file' : 'other'
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 'absent'
    throw error
  }
}

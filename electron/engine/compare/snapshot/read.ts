import { basename } from 'node:path'
import { Catalog } from '#contract/catalog'
import { dialectNamed } from '../../dialects'
import { AppError } from '../../errors'
import { ofVersion1 } from './earlier'
import { SnapshotHead, SnapshotServer, snapshotVersion } from './format'
import { lineOfOffset, lineOfPath } from './place'

/** The catalog of a snapshot, whether its owners count. Throws `unreadable-file` with the file, and the line where one is wrong. */
export function readSnapshot(
  text: string,
  file: string,
  readAt: string,
): { catalog: Catalog; owned: boolean } {
  const json = parsed(text, file)
  const head = SnapshotHead.safeParse(json)
  if (!head.success)
    throw refused(file, 'is JSON, but no snapshot of Varve: it does not begin with "varve": "snapshot"', 1)
  if (head.data.version > snapshotVersion)
    throw refused(
      file,
      `is a snapshot of version ${head.data.version}; this Varve knows version ${snapshotVersion}`,
      lineOfPath(text, ['version']),
      'Open it with the Varve that wrote it, or save it anew with this one.',
    )
  const { server: place, owners, ...rest } = json as Record<string, unknown>
  const server = SnapshotServer.safeParse(place)
  if (!server.success) throw wrong(server.error.issues[0], ['server'], text, file)
  const whole = Catalog.safeParse(
    restored({ ...rest, server: { ...server.data, user: '', tls: null }, readAt }),
  )
  if (!whole.success) throw wrong(whole.error.issues[0], [], text, file)
  const { requoted } = dialectNamed(server.data.dialect)
  const catalog = head.data.version < 2 ? ofVersion1(whole.data, requoted) : whole.data
  return { catalog, owned: owners === true }
}

/** What a snapshot never holds, and a catalog has to. */
function restored(file: Record<string, unknown>): unknown {
  const { tables, objects } = file
  const each = (list: unknown, add: Record<string, unknown>): unknown =>
    Array.isArray(list)
      ? list.map((one: unknown) => (typeof one === 'object' && one !== null ? { ...add, ...one } : one))
      : list
  return {
    ...file,
    tables: each(tables, { estimatedRows: -1, bytes: null }),
    objects: each(objects, { facts: [] }),
  }
}

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause)
    const offset = /at position (\d+)/.exec(message)?.[1]
    const line = offset === undefined ? lineOfOffset(text, text.length) : lineOfOffset(text, Number(offset))
    throw refused(file, `is not whole JSON: ${message.replace(/ in JSON at position.*$/s, '')}`, line)
  }
}

function wrong(
  issue: { readonly path: readonly PropertyKey[]; readonly message: string } | undefined,
  above: readonly string[],
  text: string,
  file: string,
): AppError {
  const path = [...above, ...(issue?.path ?? [])]
  return refused(
    file,
    `does not hold what a snapshot should, at ${path.map(String).join('.')}: ${issue?.message ?? ''}`,
    lineOfPath(text, path),
  )
}

function refused(file: string, what: string, line: number, advice?: string): AppError {
  return new AppError('unreadable-file', `${basename(file)} ${what} (line ${line}).`, {
    advice: advice ?? 'Mend the file, take an earlier one from git, or save it anew.',
    place: { file, line, column: 1 },
  })
}

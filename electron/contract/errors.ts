import { oc } from '@orpc/contract'
import { z } from 'zod'

/** Every way an operation can fail, by name. The layer codes (`name` … `privilege`) are those of a connection attempt. */
export const ErrorCode = z.enum([
  // connecting, by the layer that failed
  'name-not-found',
  'network',
  'tls',
  'authentication',
  'no-such-database',
  'privilege',
  'password-needed',
  'embedded-in-use',
  'connection-lost',
  'server-too-old',
  // the project folder
  'not-a-folder',
  'not-a-project',
  'unreadable-file',
  'file-exists',
  'no-such-revision',
  // the history's graph, and Alembic's revision language
  'ambiguous-revision',
  'multiple-heads',
  'not-on-path',
  'lost-revision',
  'duplicate-revision',
  'revision-cycle',
  'missing-parent',
  'project-blocked',
  // state and running
  'state-changed',
  'busy',
  'read-only',
  'no-down-part',
  'not-resumable',
  'script-not-read',
  'python-not-allowed',
  'python-failed',
  'ledger-altered',
  'ledger-newer',
  'statement-failed',
  'cancelled',
  'timeout',
  'in-doubt',
  // replaying and comparing
  'not-replayed',
  'not-comparable',
  'not-planned',
  // anything else
  'no-such-connection',
  'no-such-object',
  'no-such-run',
  'host-refused',
  'disk',
  'internal',
])
export type ErrorCode = z.infer<typeof ErrorCode>

/** A place in a project file; `line` and `column` count from 1, in UTF-16 units. */
export const SourcePlace = z.object({ file: z.string(), line: z.int(), column: z.int() })
export type SourcePlace = z.infer<typeof SourcePlace>

/** What the server itself said, word for word. `code` is a SQLSTATE (PostgreSQL) or an errno (MySQL/MariaDB). */
export const ServerMessage = z.object({
  code: z.string(),
  message: z.string(),
  detail: z.string().nullable(),
  hint: z.string().nullable(),
  /** Offset into the statement, in UTF-16 units from 0, where the server names one. */
  position: z.int().nullable(),
})
export type ServerMessage = z.infer<typeof ServerMessage>

/** One error: what happened (`message`), where (`place`, `revision`), in the server's words (`server`), and what to do (`advice`). */
const appErrorDataShape = z.object({
  code: ErrorCode,
  message: z.string(),
  advice: z.string().nullable(),
  place: SourcePlace.nullable(),
  server: ServerMessage.nullable(),
  /** The revision at fault, where it is one by itself. */
  revision: z.string().nullable(),
  /** The revisions involved, where they are several: those that a name could mean, the heads, the current ones. */
  revisions: z.array(z.string()).optional(),
})
export interface AppErrorData extends z.infer<typeof appErrorDataShape> {}
export const AppErrorData: z.ZodType<AppErrorData> = appErrorDataShape

/** The base of every operation's contract: one typed error, `APP`. */
export const operation = oc.errors({ APP: { data: AppErrorData } })

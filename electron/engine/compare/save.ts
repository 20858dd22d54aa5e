import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type { Statement } from '#contract/plan'
import type { Direction } from '#contract/revision'
import type { SchemaStatement } from '#contract/schema-plan'
import type { Dialect } from '../dialects/dialect'
import { AppError } from '../errors'
import type { Draft, DraftStatement, WantedDraft } from '../projects/draft'
import type { Script } from '../projects/format'
import { formatNamed } from '../projects/formats'
import { openProject } from '../projects/open'
import { parentsOf } from '../projects/parents'
import { writeNewFile } from '../projects/write-new-file'
import { statementsOf } from '../runs/read-script'

/** A planned way that is to become a revision. */
export interface WantedSave extends Pick<WantedDraft, 'message' | 'from' | 'to' | 'changes'> {
  /** In running order. */
  readonly statements: readonly SchemaStatement[]
  readonly folder: string
  readonly dialect: Dialect
  /** Whether these statements, run in a copy of *from*, give *to*, and `down` behind them *from* again; asked where a revision says them in other words. */
  readonly holds: (up: readonly Statement[], down: readonly Statement[] | null) => Promise<boolean>
}

export interface Saved {
  readonly revision: string
  /** Relative to the project folder. */
  readonly files: string[]
}

/** Writes the way as a revision on the project's one head, in the best style that says exactly what was planned; never over a file that exists. */
export async function saveRevision(wanted: WantedSave): Promise<Saved> {
  const project = await openProject(wanted.folder)
  const { dialect } = wanted
  const both = await bothWays(wanted)
  const drafts = await formatNamed(project.format).drafts(project, {
    ...wanted,
    ...both,
    dialect: dialect.name,
    transactionalDdl: dialect.transactionalDdl,
    parents: project.format === 'alembic' ? parentsOf(project, null) : [],
    now: new Date(),
  })
  for (const draft of drafts) {
    if (!(await saysWhatWasPlanned(draft, wanted, both))) continue
    for (const { file, text } of draft.files) await writeNewFile(join(project.folder, file), text)
    await refuseUnread(draft, wanted.folder)
    return { revision: draft.revision, files: draft.files.map(({ file }) => file) }
  }
  throw new AppError(
    'not-planned',
    'The plan could not be written so that it reads back as it was planned.',
    {
      advice: 'Export it as a script, and write the revision by hand.',
    },
  )
}

const atOnce = 50

type BothWays = Pick<WantedDraft, 'up' | 'down'>

/** What a plan tells as one may be several for the server: each stands by itself in a revision. */
async function bothWays({ statements, dialect }: WantedSave): Promise<BothWays> {
  const parts = async (wanted: readonly DraftStatement[]): Promise<DraftStatement[]> => {
    const split: DraftStatement[] = []
    for (const [at, one] of wanted.entries()) {
      // Thousands take seconds: others come in between.
      if (at % atOnce === atOnce - 1) await setImmediate()
      for (const { sql } of await dialect.split(one.sql)) split.push({ ...one, sql })
    }
    return split
  }
  const lasting = statements.find(({ reverseSql }) => reverseSql === null)
  return {
    up: await parts(statements),
    down:
      lasting === undefined
        ? await parts(statements.toReversed().map((one) => ({ ...one, sql: one.reverseSql ?? '' })))
        : { irreversible: `Nothing undoes: ${(lasting.sql.split('\n')[0] ?? '').slice(0, 80)}` },
  }
}

async function saysWhatWasPlanned(draft: Draft, wanted: WantedSave, planned: BothWays): Promise<boolean> {
  const up = await read(draft.up, 'up', draft, wanted)
  if (up === null) return false
  const back = 'irreversible' in planned.down ? null : planned.down
  const down = draft.down === null ? null : await read(draft.down, 'down', draft, wanted)
  if (back !== null && down === null) return false
  const same = isSame(up, planned.up) && (back === null || isSame(down ?? [], back))
  return same || (draft.says === 'operations' && wanted.holds(up, down))
}

/** The statements as this project would run them; null where they can't be told without running the file. */
async function read(
  script: Script,
  direction: Direction,
  { revision }: Draft,
  { dialect, from }: WantedSave,
): Promise<readonly Statement[] | null> {
  if (script.kind === 'unread') return null
  const tool = async () => new AppError('script-not-read', 'A new revision is read as data, or not at all.')
  const reader = { dialect, server: from.server, tool, madeTypes: new Set<string>() }
  const answer = await statementsOf(script, revision, direction, reader).catch((error: unknown) => {
    if (error instanceof AppError) return null
    throw error
  })
  return answer?.statements ?? null
}

function isSame(statements: readonly Statement[], wanted: readonly DraftStatement[]): boolean {
  return (
    statements.length === wanted.length &&
    statements.every(({ sql }, at) => sql.trim() === wanted[at]?.sql.trim())
  )
}

async function refuseUnread({ revision, files }: Draft, folder: string): Promise<void> {
  const { revisions } = await openProject(folder)
  if (revisions.some(({ id, upFile }) => id === revision && upFile === files[0]?.file)) return
  throw new AppError(
    'unreadable-file',
    `${files[0]?.file ?? ''} was written, and does not read as the revision that was planned.`,
    { advice: 'Look at it, and at the template from which it was made.' },
  )
}

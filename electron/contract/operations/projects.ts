import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { operation } from '../errors'
import { DialectName } from '../connection'
import { MergeLook, WrittenRevision } from '../new-revision'
import { Direction, Project, ShownScript } from '../revision'
import { ToldChanges } from '../told-changes'
import { ToldScript } from '../told-script'
import { WhereIs } from '../where-is'

export const projects = {
  /** Reads a folder as a project and remembers it among the recent ones. */
  open: operation.input(z.object({ folder: z.string() })).output(Project),
  /** Yields the project now and again after every change of its files. */
  watch: operation.input(z.object({ folder: z.string() })).output(eventIterator(Project)),
  recent: operation.output(
    z.array(z.object({ folder: z.string(), name: z.string(), openedAt: z.string(), exists: z.boolean() })),
  ),
  forget: operation.input(z.object({ folder: z.string() })).output(z.void()),
  /** A file of the project as text, for the source view. */
  source: operation
    .input(z.object({ folder: z.string(), file: z.string() }))
    .output(z.object({ file: z.string(), text: z.string() })),
  /** One revision's script for a dialect; null where it has no such part. Throws `script-not-read` with its place where only the project's own tool can tell it. */
  script: operation
    .input(z.object({ folder: z.string(), revision: z.string(), direction: Direction, dialect: DialectName }))
    .output(ShownScript.nullable()),
  /** What a revision changes, in sentences, told without a database and without running anything; a part that it doesn't have is null, both of a project of SQL files. */
  changes: operation
    .input(z.object({ folder: z.string(), revision: z.string(), dialect: DialectName }))
    .output(z.object({ up: ToldChanges.nullable(), down: ToldChanges.nullable() })),
  /** Where else a revision may be that no file of the project has: other branches and earlier commits, asked of git. */
  whereIs: operation.input(z.object({ folder: z.string(), revision: z.string() })).output(WhereIs),
  /** The statements of a revision (null: of all) in both directions, told without a database. The name is in Alembic's revision language. */
  statements: operation
    .input(z.object({ folder: z.string(), revision: z.string().nullable(), dialect: DialectName }))
    .output(z.array(ToldScript)),
  /** A range as one SQL script, as `alembic upgrade from:to --sql` writes it; an empty end is `base` or `heads`. */
  exportSql: operation
    .input(
      z.object({
        folder: z.string(),
        direction: Direction,
        from: z.string(),
        to: z.string(),
        dialect: DialectName,
      }),
    )
    .output(z.object({ sql: z.string() })),
  /** Writes an empty revision as the project's own template would. `parents` in Alembic's revision language: null for the one head, several for a merge; refused where one is no head. */
  newRevision: operation
    .input(z.object({ folder: z.string(), message: z.string(), parents: z.array(z.string()).nullable() }))
    .output(WrittenRevision),
  /** What meets where these revisions (none: all heads) are merged; nothing is written. */
  mergeLook: operation
    .input(z.object({ folder: z.string(), revisions: z.array(z.string()), dialect: DialectName }))
    .output(MergeLook),
  /** Copies the sample project to the user's folder (once) and makes its embedded connection; returns both. */
  openSample: operation.output(z.object({ project: Project, connectionId: z.string() })),
}

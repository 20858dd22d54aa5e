import type { Project, Revision } from '#contract/revision'
import type { ToldChanges } from '#contract/told-changes'
import { useDialect } from './useDialect'
import { client } from '../../app/client'
import type { Loaded } from '../../app/loaded'
import { useRead } from '../../app/useRead'

/** What both directions of a revision change, in words; both null for a project of SQL files. */
export interface Changes {
  readonly up: ToldChanges | null
  readonly down: ToldChanges | null
}

const none: Changes = { up: null, down: null }

/** Reads what a revision changes; no database is asked. */
export function useChanges(project: Project, revision: Revision): Loaded<Changes> {
  const { dialect } = useDialect(project)
  const { folder, format, readAt } = project
  return useRead([folder, revision.id, dialect, readAt].join('\n'), async (signal) =>
    format === 'sql' || revision.upFile === null
      ? none
      : client.projects.changes({ folder, revision: revision.id, dialect }, { signal }),
  )
}

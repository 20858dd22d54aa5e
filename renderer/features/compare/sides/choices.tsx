import { Circle, CircleDot, FolderTree, GitCommitVertical } from 'lucide-react'
import type { ReactNode } from 'react'
import type { CompareSide } from '#contract/compare'
import type { DialectName } from '#contract/connection'
import { cssColor } from '../../../app/connection-colors'
import type { Command } from '../../../app/feature'
import { dialectOf } from '../../../app/scratch'
import { summary } from '../../../app/summary'
import type { Workspace } from '../../../app/workspace'

/** Everything that a side can be with one click: the project's connections, its ends, and each of its revisions. */
export function sideChoices(
  workspace: Workspace,
  dialect: DialectName,
  choose: (side: CompareSide) => void,
): readonly Command[] {
  const { project, connections } = workspace
  const choice = (
    id: string,
    group: string,
    label: string,
    detail: string,
    icon: ReactNode,
    side: CompareSide,
  ) => ({ id, group, label, detail, icon, run: () => choose(side) })
  const live = connections.map(({ connection }) =>
    choice(
      connection.id,
      'live',
      connection.name,
      `${connection.environment} · ${summary(connection.target)}`,
      <span className="bar-dot" style={{ background: cssColor(connection.color) }} />,
      { kind: 'connection', connectionId: connection.id },
    ),
  )
  if (project === null) return live
  const { folder, name, revisions } = project
  const own = (
    at: Extract<CompareSide, { kind: 'project' }>['at'],
    spoken: DialectName = dialect,
  ): CompareSide => ({ kind: 'project', folder, at, dialect: spoken })
  return [
    ...live,
    choice(
      'heads',
      'revisions',
      `${name} at its heads`,
      'all revisions replayed',
      <FolderTree size={14} />,
      own({ kind: 'heads' }),
    ),
    ...connections.map(({ connection }) =>
      choice(
        `current ${connection.id}`,
        'revisions',
        `${name} as applied on ${connection.name}`,
        'its current revisions replayed',
        <CircleDot size={14} />,
        own({ kind: 'current', connectionId: connection.id }, dialectOf(connection)),
      ),
    ),
    choice(
      'base',
      'revisions',
      `${name} at base`,
      'nothing applied',
      <Circle size={14} />,
      own({ kind: 'base' }),
    ),
    ...revisions
      .toReversed()
      .map(({ id, message }) =>
        choice(
          `at ${id}`,
          'revisions',
          id,
          message,
          <GitCommitVertical size={14} />,
          own({ kind: 'revision', revision: id }),
        ),
      ),
  ]
}

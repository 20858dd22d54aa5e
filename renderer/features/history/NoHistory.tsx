import { Button } from '@mantine/core'
import type { Project } from '#contract/revision'
import { Problems } from './Problems'
import { navigate } from '../../app/routes'
import { EmptyState } from '../../ui/EmptyState'

/** Stands where the folder holds no migrations yet: how they are named, and what was seen instead. */
export function NoHistory({ project }: { project: Project }) {
  return (
    <div className="panel">
      <EmptyState title="No revisions in this folder yet">
        {project.format === 'alembic' ? (
          <>
            <p>
              This is an Alembic project without a revision. The first file in{' '}
              <span className="mono">{project.versionsFolder}</span> appears here by itself.
            </p>
            <Button onClick={() => navigate(['new-revision'])}>New revision…</Button>
          </>
        ) : (
          <p>
            Varve reads numbered SQL files: <span className="mono">001_users.up.sql</span> with{' '}
            <span className="mono">001_users.down.sql</span> beside it, or one file with{' '}
            <span className="mono">-- migrate:up</span> and <span className="mono">-- migrate:down</span>{' '}
            sections. Add the first one to <span className="mono">{project.folder}</span>; it appears here by
            itself.
          </p>
        )}
      </EmptyState>
      <span className="grow" />
      <Problems problems={project.problems} ignored={project.ignored} />
    </div>
  )
}

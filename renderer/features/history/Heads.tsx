import { Button } from '@mantine/core'
import type { Project } from '#contract/revision'
import { Relatives } from './Relatives'
import { headsOf } from './rows'
import { navigate } from '../../app/routes'

/** Where the history ends, what several ends mean, and the tasks that write a file. */
export function Heads({ project }: { project: Project }) {
  const heads = [...headsOf(project, project.revisions)]
  return (
    <>
      {heads.length > 1 && (
        <p>
          The history has {heads.length} heads: <Relatives ids={heads} />.{' '}
          <span className="dim">
            Applying all goes to each of them; choose one of them to apply to it alone. A merge is a revision
            that follows them all, so that the history has one end again.
          </span>
        </p>
      )}
      <div className="row wrap">
        {heads.length > 1 && (
          <Button variant="default" onClick={() => navigate(['merge'])}>
            Merge {heads.length} heads…
          </Button>
        )}
        <Button variant="default" onClick={() => navigate(['new-revision'])}>
          New revision…
        </Button>
        <Button variant="default" onClick={() => navigate(['python'])}>
          The project’s Python…
        </Button>
      </div>
    </>
  )
}

import { Button } from '@mantine/core'
import { navigate } from '../../app/routes'
import { Notice } from '../../ui/Notice'

/** Says that the database is at revisions no file has, which is why nothing is offered. */
export function LostNotice({ ids }: { ids: readonly string[] }) {
  return (
    <Notice
      tone="warn"
      title={`No file of the project has ${ids.join(', ')}, where the database stands.`}
      actions={ids.slice(0, 3).map((id) => (
        <Button key={id} variant="default" onClick={() => navigate(['history', id])}>
          Look for {id}
        </Button>
      ))}
    >
      What has to run from there is not known, so nothing is applied or rolled back before its file is here.
    </Notice>
  )
}

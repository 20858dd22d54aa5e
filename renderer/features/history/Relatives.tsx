import { Anchor } from '@mantine/core'
import { Fragment } from 'react'
import { navigate } from '../../app/routes'
import { Name } from '../../ui/Name'

const most = 12

/** Other revisions as links, in one line. */
export function Relatives({ ids }: { ids: readonly string[] }) {
  return (
    <>
      {ids.slice(0, most).map((id, index) => (
        <Fragment key={id}>
          {index > 0 && ', '}
          <Anchor
            component="button"
            type="button"
            className="mono"
            onClick={() => navigate(['history', id], 'replace')}
          >
            <Name text={id} />
          </Anchor>
        </Fragment>
      ))}
      {ids.length > most && ` and ${ids.length - most} more`}
    </>
  )
}

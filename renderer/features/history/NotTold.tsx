import { Button } from '@mantine/core'
import type { AppErrorData } from '#contract/errors'
import { showPlace } from './store'
import { ErrorNotice } from '../../ui/ErrorNotice'

/** Why a script can't be shown as SQL, with the way to the line at fault. */
export function NotTold({ error }: { error: AppErrorData }) {
  const { place } = error
  return (
    <ErrorNotice
      error={error}
      actions={
        place === null ? null : (
          <Button variant="default" onClick={() => showPlace(place, 'bad')}>
            Show line {place.line}
          </Button>
        )
      }
    />
  )
}

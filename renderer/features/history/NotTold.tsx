import { Button } from '@mantine/core'
import type { AppErrorData } from '#contract/errors'
import { showPlace } from './store'
import { navigate } from '../../app/routes'
import { ErrorNotice } from '../../ui/ErrorNotice'

/** Why a script can't be shown as SQL, with the way to the line at fault. */
export function NotTold({ error }: { error: AppErrorData }) {
  const { place } = error
  return (
    <ErrorNotice
      error={error}
      actions={
        <>
          {place !== null && (
            <Button variant="default" onClick={() => showPlace(place, 'bad')}>
              Show line {place.line}
            </Button>
          )}
          {error.code === 'script-not-read' && (
            <Button variant="default" onClick={() => navigate(['python'])}>
              The project’s Python…
            </Button>
          )}
        </>
      }
    />
  )
}

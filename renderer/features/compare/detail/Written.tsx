import { Button } from '@mantine/core'
import { StandsAlready } from './StandsAlready'
import { useCompare } from '../store'
import { navigate } from '../../../app/routes'
import { Name } from '../../../ui/Name'
import { Notice } from '../../../ui/Notice'

/** Says which revision a plan was written as, and leads to it. */
export function Written() {
  const written = useCompare((state) => state.written)
  if (written === null) return null
  const { revision, files, standsOn } = written
  const close = () => useCompare.setState({ written: null })
  const show = () => {
    close()
    navigate(['history', revision])
  }
  return (
    <div className="detail-note">
      <Notice
        tone="info"
        title={
          <>
            Written: <Name text={revision} />
          </>
        }
        actions={
          <>
            <Button autoFocus onClick={show}>
              Show {revision}
            </Button>
            {standsOn !== null && (
              <StandsAlready revision={revision} connectionId={standsOn} onDone={close} />
            )}
            <Button variant="default" onClick={close}>
              Close
            </Button>
          </>
        }
      >
        {files.map((file) => (
          <div key={file} className="dim">
            <Name text={file} />
          </div>
        ))}
      </Notice>
    </div>
  )
}

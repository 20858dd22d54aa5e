import { Button } from '@mantine/core'
import { useState } from 'react'
import { PathField } from '../../app/PathField'
import { withSlash } from '../../app/typed-path'

/** A path typed with completion, where the host can't show the system's folder dialog. */
export function FolderField(props: { home: string; disabled: boolean; onOpen(folder: string): void }) {
  const [path, setPath] = useState(withSlash(props.home))
  const submit = () => path.trim() !== '' && props.onOpen(path.trim())
  return (
    <form
      className="row"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <PathField aria-label="Folder" wanted="folder" value={path} onChange={setPath} />
      <Button type="submit" disabled={props.disabled || path.trim() === ''}>
        Open folder
      </Button>
    </form>
  )
}

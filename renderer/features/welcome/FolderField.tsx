import { Autocomplete, Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { folderToList } from './folder-path'
import { client } from '../../app/client'

/** A path typed with completion, where the host can't show the system's folder dialog. */
export function FolderField(props: { home: string; disabled: boolean; onOpen(folder: string): void }) {
  const [path, setPath] = useState(withSlash(props.home))
  const [folders, setFolders] = useState<readonly string[]>([])
  const listed = folderToList(path)
  useEffect(() => {
    if (listed === null) return
    const given = new AbortController()
    client.host.listFolders({ folder: listed }, { signal: given.signal }).then(
      (answer) => {
        if (!given.signal.aborted) setFolders(answer.folders.map((name) => join(answer.folder, name)))
      },
      // A folder that is not there has nothing to offer; opening it says why.
      () => {
        if (!given.signal.aborted) setFolders([])
      },
    )
    return () => given.abort()
  }, [listed])
  const submit = () => path.trim() !== '' && props.onOpen(path.trim())
  return (
    <form
      className="row"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <Autocomplete
        className="grow"
        aria-label="Folder"
        size="xs"
        spellCheck={false}
        classNames={{ input: 'mono' }}
        value={path}
        onChange={setPath}
        data={[...folders]}
        limit={60}
        maxDropdownHeight={224}
      />
      <Button type="submit" disabled={props.disabled || path.trim() === ''}>
        Open folder
      </Button>
    </form>
  )
}

function join(folder: string, name: string): string {
  return name.startsWith('/') || /^[A-Za-z]:/.test(name) ? name : withSlash(folder) + name
}

function withSlash(folder: string): string {
  return /[/\\]$/.test(folder) ? folder : `${folder}${folder.includes('\\') ? '\\' : '/'}`
}

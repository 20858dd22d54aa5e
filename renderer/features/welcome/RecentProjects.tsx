import { ActionIcon } from '@mantine/core'
import { Folder, FolderX, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { client } from '../../app/client'
import { act } from '../../app/notify'
import { Age } from '../../ui/Age'
import { Name } from '../../ui/Name'

type Recent = Awaited<ReturnType<typeof client.projects.recent>>[number]

/** Projects opened before, newest first; a folder that is gone says so and can be forgotten. */
export function RecentProjects({ onOpen }: { onOpen(folder: string): void }) {
  const [recent, setRecent] = useState<readonly Recent[]>([])
  const read = async () => setRecent(await client.projects.recent())
  useEffect(() => act(read), [])
  if (recent.length === 0) return null
  const forget = (folder: string) =>
    act(async () => {
      await client.projects.forget({ folder })
      await read()
    })
  return (
    <section aria-labelledby="welcome-recent">
      <h2 id="welcome-recent">Recent</h2>
      <ul className="recent">
        {recent.map((one) => (
          <li key={one.folder}>
            <button
              type="button"
              className="recent-open"
              disabled={!one.exists}
              onClick={() => onOpen(one.folder)}
            >
              {one.exists ? <Folder size={15} aria-hidden /> : <FolderX size={15} aria-hidden />}
              <span className="recent-name in-words">
                <Name text={one.name} />
              </span>
              <span className="recent-folder mono clip">
                <Name text={one.folder} />
              </span>
              <span className="recent-when">
                {one.exists ? <Age at={one.openedAt} words /> : 'folder is gone'}
              </span>
            </button>
            <ActionIcon aria-label={`Forget ${one.name}`} title="Forget" onClick={() => forget(one.folder)}>
              <X size={14} />
            </ActionIcon>
          </li>
        ))}
      </ul>
    </section>
  )
}

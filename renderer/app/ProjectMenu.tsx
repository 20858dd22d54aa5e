import { Menu } from '@mantine/core'
import { ChevronDown, Folder } from 'lucide-react'
import { useState } from 'react'
import { client } from './client'
import { act } from './notify'
import { enter } from './start'
import { closeProject, openProject } from './workspace-actions'
import { useWorkspace } from './workspace'

interface Recent {
  readonly folder: string
  readonly name: string
}

/** The open project's name, and the way to another. */
export function ProjectMenu() {
  const project = useWorkspace((state) => state.project)
  const [recent, setRecent] = useState<readonly Recent[]>([])
  if (project === null) return null
  const others = recent.filter((one) => one.folder !== project.folder).slice(0, 8)
  const readRecent = () =>
    act(async () => setRecent((await client.projects.recent()).filter((one) => one.exists)))
  return (
    <Menu width={340} onOpen={readRecent}>
      <Menu.Target>
        <button type="button" className="bar-button bar-project" title={project.folder}>
          <span className="clip">{project.name}</span>
          <ChevronDown size={13} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{project.folder}</Menu.Label>
        {others.map((one) => (
          <Menu.Item
            key={one.folder}
            leftSection={<Folder size={14} />}
            title={one.folder}
            onClick={() => act(() => enter(() => openProject(one.folder)))}
          >
            {one.name}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<Folder size={14} />} onClick={closeProject}>
          Open another folder…
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

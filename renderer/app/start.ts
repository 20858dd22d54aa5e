import { create } from 'zustand'
import { useAbout } from './about'
import { client } from './client'
import { useLink } from './link'
import { act, showFailure } from './notify'
import { currentRoute, navigate } from './routes'
import { onFolderAsked } from './transport'
import { openConnection, openProject, openSample, rememberedFolder } from './workspace-actions'
import { useWorkspace } from './workspace'

/** Whether the window has decided what to show first; until then Welcome is not drawn, so that it does not flash by. */
export const useStart = create<{ readonly decided: boolean }>(() => ({ decided: false }))

/** Opens what this window should show first, and keeps it open when the link comes back. */
export function start(): void {
  onFolderAsked((folder) => act(() => enter(() => openProject(folder))))
  useLink.subscribe((now, was) => {
    if (now.state === 'up' && was.state === 'lost') act(resume)
  })
  openFirst()
    .catch(showFailure)
    .finally(() => useStart.setState({ decided: true }))
}

/** Opens a project and shows its history. */
export async function enter(open: () => Promise<void>): Promise<void> {
  await open()
  navigate(['history'])
}

async function openFirst(): Promise<void> {
  const about = await client.host.about()
  useAbout.setState({ about })
  const first = about.openAtStart
  const folder = rememberedFolder()
  if (folder !== null) await openProject(folder)
  else if (first === 'sample') await openSample()
  else if (first !== null) await openProject(first.folder)
  if (useWorkspace.getState().project !== null && currentRoute().length === 0)
    navigate(['history'], 'replace')
}

// The engine may be a new one, which knows neither the project nor the session.
async function resume(): Promise<void> {
  const { project, connectionId, session } = useWorkspace.getState()
  if (project === null) return
  await client.projects.open({ folder: project.folder })
  if (connectionId !== null && session.state !== 'none') await openConnection(connectionId, null, false)
}

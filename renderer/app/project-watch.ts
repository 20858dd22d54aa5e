import { client } from './client'
import { toErrorData } from './errors'
import { useWorkspace } from './workspace'

let watching = new AbortController()

/** Keeps the open project as its files are, by themselves; null follows nothing. */
export function followProject(folder: string | null): void {
  watching.abort()
  watching = new AbortController()
  useWorkspace.setState({ unfollowed: null })
  if (folder !== null) void follow(folder, watching.signal)
}

async function follow(folder: string, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      for await (const project of await client.projects.watch({ folder }, { signal })) {
        if (signal.aborted) return
        useWorkspace.setState({ project, unfollowed: null })
      }
    } catch (thrown) {
      // A cut link or a folder gone for a moment: asked again below.
      if (!signal.aborted) useWorkspace.setState({ unfollowed: toErrorData(thrown) })
    }
    if (!signal.aborted) await new Promise((resolve) => setTimeout(resolve, 2000))
  }
}

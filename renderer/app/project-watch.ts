import { client } from './client'
import { useWorkspace } from './workspace'

let watching = new AbortController()

/** Keeps the open project as its files are, by themselves; null follows nothing. */
export function followProject(folder: string | null): void {
  watching.abort()
  watching = new AbortController()
  if (folder !== null) void follow(folder, watching.signal)
}

async function follow(folder: string, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      for await (const project of await client.projects.watch({ folder }, { signal })) {
        if (signal.aborted) return
        useWorkspace.setState({ project })
      }
    } catch {
      // A cut link or a folder gone for a moment: asked again below, and reading the history says what is wrong.
    }
    if (!signal.aborted) await new Promise((resolve) => setTimeout(resolve, 2000))
  }
}

import { useState } from 'react'
import type { AppErrorData } from '#contract/errors'
import type { WrittenRevision } from '#contract/new-revision'
import { client } from '../../../app/client'
import { toErrorData } from '../../../app/errors'
import { useWorkspace } from '../../../app/workspace'

/** Writing a revision's file: what was written, or what stood in the way. */
export function useWriting(folder: string): {
  written: WrittenRevision | null
  error: AppErrorData | null
  busy: boolean
  write(message: string, parents: readonly string[] | null): void
} {
  const [written, setWritten] = useState<WrittenRevision | null>(null)
  const [error, setError] = useState<AppErrorData | null>(null)
  const [busy, setBusy] = useState(false)
  const write = (message: string, parents: readonly string[] | null) => {
    setBusy(true)
    setError(null)
    client.projects
      .newRevision({ folder, message, parents: parents === null ? null : [...parents] })
      .then(
        (answer) => {
          useWorkspace.setState({ project: answer.project })
          setWritten(answer)
        },
        (thrown: unknown) => setError(toErrorData(thrown)),
      )
      .finally(() => setBusy(false))
  }
  return { written, error, busy, write }
}

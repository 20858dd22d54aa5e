import { useState } from 'react'
import type { AppErrorData } from '#contract/errors'
import type { PythonCandidate } from '#contract/python'
import { client } from '../../../app/client'
import { toErrorData } from '../../../app/errors'
import type { Loaded } from '../../../app/loaded'
import { useRead } from '../../../app/useRead'

/** What can be done with a project's Pythons. */
export interface PythonWork {
  allow(path: string): void
  check(path: string): void
  forget(path: string): void
  choose(path: string | null): void
}

interface Pythons
  extends Loaded<{ candidates: readonly PythonCandidate[]; notice: string | null }>, PythonWork {
  /** What is being done, in words. */
  readonly busy: string | null
  /** What the last thing done met. */
  readonly failure: AppErrorData | null
}

/** The Pythons of a project, read anew after each thing that is done with them. */
export function usePythons(folder: string): Pythons {
  const [turn, setTurn] = useState(0)
  const [busy, setBusy] = useState<string | null>(null)
  const [failure, setFailure] = useState<AppErrorData | null>(null)
  const loaded = useRead(`${folder}\n${turn}`, (signal) => client.python.list({ folder }, { signal }))
  const work = (words: string, action: () => Promise<unknown>) => {
    setBusy(words)
    setFailure(null)
    action()
      .catch((thrown: unknown) => setFailure(toErrorData(thrown)))
      .finally(() => {
        setBusy(null)
        setTurn((was) => was + 1)
      })
  }
  return {
    ...loaded,
    busy,
    failure,
    allow: (path) => work('Checking what it has', () => client.python.allow({ folder, path })),
    check: (path) => work('Checking what it has', () => client.python.check({ folder, path })),
    forget: (path) => work('Taking the permission back', () => client.python.forget({ folder, path })),
    choose: (path) => work('Choosing', () => client.python.choose({ folder, path })),
  }
}

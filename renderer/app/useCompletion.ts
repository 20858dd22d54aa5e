import { useEffect, useState } from 'react'
import { client } from './client'
import { toErrorData } from './errors'
import { folderToList, isWhole, withSlash } from './typed-path'

interface Completion {
  readonly options: readonly string[]
  /** What is wrong with the folder that the path stands in. */
  readonly error: string | null
}

const nothing: Completion = { options: [], error: null }

/** What a path that is being typed may go on with: the folders beside what is typed, and the files with these endings. */
export function useCompletion(path: string, endings: readonly string[]): Completion {
  const [found, setFound] = useState(nothing)
  const listed = isWhole(path) ? folderToList(path) : null
  const key = endings.join()
  useEffect(() => {
    if (listed === null) return
    const given = new AbortController()
    const put = (completion: Completion) => {
      if (!given.signal.aborted) setFound(completion)
    }
    client.host
      .listFolders({ folder: listed, endings: key === '' ? [] : key.split(',') }, { signal: given.signal })
      .then(
        ({ folder, folders, files }) => {
          const inIt = (name: string) => withSlash(folder) + name
          put({ options: [...folders.map((name) => withSlash(inIt(name))), ...files.map(inIt)], error: null })
        },
        (thrown: unknown) => put({ options: [], error: toErrorData(thrown).message }),
      )
    return () => given.abort()
  }, [listed, key])
  return listed === null ? nothing : found
}

import type { Problem, Revision } from '#contract/revision'
import { buildGraph } from '../../graph/build'
import { runningOrder } from '../../graph/order'
import { fileProblem, graphProblems } from './problems'
import type { VersionFile } from './versions/version-file'

/** What a project's files make together. */
export interface FileHistory {
  /** In running order. */
  readonly revisions: readonly Revision[]
  readonly problems: readonly Problem[]
}

/** The last history of each folder, for when none of its files has changed. */
const last = new Map<string, { files: readonly VersionFile[]; history: FileHistory }>()
const mostKept = 20

/** The history that files make: revisions in running order, and what is wrong with any of them or with all together. */
export function historyOf(folder: string, files: readonly VersionFile[]): FileHistory {
  const before = last.get(folder)
  if (before?.files.length === files.length && before.files.every((file, i) => file === files[i])) {
    return before.history
  }
  const history = made(files)
  if (last.size >= mostKept) last.clear()
  last.set(folder, { files, history })
  return history
}

function made(files: readonly VersionFile[]): FileHistory {
  const byId = new Map<string, VersionFile[]>()
  for (const file of files) {
    const id = file.read?.head?.id
    if (id === undefined) continue
    const same = byId.get(id)
    if (same) same.push(file)
    else byId.set(id, [file])
  }
  const revisions = [...byId.values()].flat().map(revisionOf)
  const graph = buildGraph(revisions)
  const first = new Map(revisions.toReversed().map((revision) => [revision.id, revision]))
  const ordered = runningOrder(graph).map(({ id }) => first.get(id))
  return {
    revisions: ordered.filter((revision) => revision !== undefined),
    problems: [
      ...files.map(fileProblem).filter((problem) => problem !== null),
      ...graphProblems(graph, (id) => (byId.get(id) ?? []).map(({ file }) => file)),
    ],
  }
}

function revisionOf({ file, checksum, read: text }: VersionFile): Revision {
  const head = text?.head
  return {
    id: head?.id ?? '',
    message: head?.message ?? '',
    downRevisions: [...(head?.downRevisions ?? [])],
    dependencies: [...(head?.dependencies ?? [])],
    labels: [...(head?.labels ?? [])],
    date: head?.date ?? null,
    upFile: file,
    downFile: file,
    hasUp: head?.hasUp ?? false,
    hasDown: head?.hasDown ?? false,
    checksum,
  }
}

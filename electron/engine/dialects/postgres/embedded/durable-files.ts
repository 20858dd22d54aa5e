import { PGlite } from '@electric-sql/pglite'
import { NodeFS } from '@electric-sql/pglite/nodefs'
import { closeSync, fsyncSync, openSync } from 'node:fs'

type Mount = Parameters<NodeFS['init']>[1]

/** What Emscripten calls an open file: a file of the disk has a descriptor, a folder has none. */
interface Stream {
  readonly nfd?: number
  readonly node: unknown
}

interface NodeFiles {
  readonly stream_ops: { fsync?: (stream: Stream) => number }
  realPath(node: unknown): string
}

/**
 * PGlite 0.5 starts with fsync off (`-F`), Emscripten answers fdatasync without doing anything, and its Node files have
 * no fsync at all. With these parameters and files, what COMMIT has answered is on the disk.
 */
export const durableParameters: readonly string[] = [
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
  '-c',
  'wal_sync_method=fsync',
]

/** Files of a folder on disk that reach the disk when PostgreSQL asks for it. */
export class DurableFiles extends NodeFS {
  override async init(pg: PGlite, options: Mount): Promise<{ emscriptenOpts: Mount }> {
    const { emscriptenOpts } = await super.init(pg, options)
    return {
      emscriptenOpts: {
        ...emscriptenOpts,
        preRun: [
          ...(emscriptenOpts.preRun ?? []),
          (module) => {
            const files = module.FS.filesystems.NODEFS as unknown as NodeFiles
            files.stream_ops.fsync = (stream) => sync(files, stream)
          },
        ],
      },
    }
  }
}

/** A failure here ends the worker, as PostgreSQL itself panics: what it can't sync, it must recover from its log. */
function sync(files: NodeFiles, stream: Stream): number {
  if (stream.nfd !== undefined) fsyncSync(stream.nfd)
  else syncFolder(files.realPath(stream.node))
  return 0
}

function syncFolder(path: string): void {
  // Windows opens no folders, and keeps their entries without being asked.
  if (process.platform === 'win32') return
  const folder = openSync(path, 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}

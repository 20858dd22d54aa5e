import { join } from 'node:path'
import { setWayWorker } from '#engine/compare/way/worker-file'
import { closeEmbedded, setEmbeddedWorker } from '#engine/dialects/postgres/index'
import { createEngine, type Engine } from '#engine/engine'
import type { HostPort } from '#engine/host-port'

/** Starts the engine of a built host: it finds its workers beside the build, and ends embedded databases with it. */
export function startHostEngine(host: HostPort, appFolder: string): Engine {
  const workers = join(appFolder, 'dist', 'workers')
  setEmbeddedWorker(join(workers, 'pglite-worker.cjs'))
  setWayWorker(join(workers, 'way-worker.cjs'))
  const engine = createEngine(host)
  return {
    ...engine,
    async close() {
      try {
        await engine.close()
      } finally {
        await closeEmbedded()
      }
    },
  }
}

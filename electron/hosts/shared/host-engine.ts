import { join } from 'node:path'
import { closeEmbedded, setEmbeddedWorker } from '#engine/dialects/postgres/index'
import { createEngine, type Engine } from '#engine/engine'
import type { HostPort } from '#engine/host-port'

/** Starts the engine of a built host: it finds its worker beside the build, and ends embedded databases with it. */
export function startHostEngine(host: HostPort, appFolder: string): Engine {
  setEmbeddedWorker(join(appFolder, 'dist', 'workers', 'pglite-worker.cjs'))
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

import { resolve } from 'node:path'
import { RPCHandler } from '@orpc/server/ws'
import { router } from '#engine/operations/index'
import { shipped } from '../shared/folders'
import { startHostEngine } from '../shared/host-engine'
import { hasDisplay, openWithSystem } from '../shared/programs'
import { readArguments, type Arguments } from './arguments'
import { browserPort } from './port'
import { startServer, type BrowserServer } from './server'

// The build puts this file at dist/browser/host.js.
const appFolder = resolve(import.meta.dirname, '..', '..')

const args = readArguments(process.argv.slice(2))
if (typeof args === 'string') {
  console.error(`${args}\nUsage: npm start -- --browser [folder] [--port N] [--no-open]`)
  process.exitCode = 2
} else {
  await main(args)
}

async function main({ folder, port, open }: Arguments): Promise<void> {
  const engine = startHostEngine(browserPort(appFolder, folder), appFolder)
  const handler = new RPCHandler(router)
  let server: BrowserServer
  try {
    server = await startServer({
      port,
      rendererFolder: shipped(appFolder).renderer,
      onWindow: (socket) => void handler.upgrade(socket, { context: { engine } }),
    })
  } catch (error) {
    console.error(`Port ${port} on 127.0.0.1 could not be opened: ${String(error)}`)
    await engine.close()
    process.exitCode = 1
    return
  }

  console.log(`Varve is at ${server.address()}`)
  if (open && hasDisplay()) {
    const opened = await openWithSystem(server.address())
    console.log(
      opened ? 'It opens in your browser.' : 'No browser could be started: open the address yourself.',
    )
  } else {
    console.log(
      `From another machine: ssh -L ${server.port}:127.0.0.1:${server.port} <this machine>, then open it there.`,
    )
  }
  console.log('The address works once. Ctrl-C ends Varve.')
  if (process.stdin.isTTY) {
    console.log('Enter gives a new address.')
    process.stdin.on('data', () => console.log(`Varve is at ${server.address()}`))
  }

  let ending = false
  const end = (): void => {
    // The second signal does not wait for the engine.
    if (ending) process.exit(1)
    ending = true
    void server
      .close()
      .then(() => engine.close())
      .finally(() => process.exit(0))
  }
  process.on('SIGINT', end)
  process.on('SIGTERM', end)
  process.on('SIGHUP', end)
}

import { RPCHandler } from '@orpc/server/message-port'
import type { MessagePortMain } from 'electron'
import type { Engine } from '#engine/engine'
import { AppError } from '#engine/errors'
import { router } from '#engine/operations/index'
import type { HostPort } from '#engine/host-port'
import { shipped } from '../shared/folders'
import { startHostEngine } from '../shared/host-engine'
import { createAsker, type EngineStart, type FromEngine, type ToEngine } from './asks'

// The engine's own process (a utilityProcess of main): long reads and embedded databases never stall the window.
const main = process.parentPort
const asker = createAsker((ask) => send(ask))
const handler = new RPCHandler(router)
let engine: Engine | null = null
let window: MessagePortMain | null = null

main.on('message', ({ data, ports }) => {
  const message = data as ToEngine
  switch (message.type) {
    case 'start':
      engine = startHostEngine(desktopPort(message), message.appFolder)
      break
    case 'port':
      talkTo(ports[0])
      break
    case 'end':
      void end()
      break
    case 'answer':
    case 'refusal':
      asker.settle(message)
  }
})

function send(message: FromEngine): void {
  main.postMessage(message)
}

// One window, one port: a reloaded page gets a new one and the old one is closed.
function talkTo(port: MessagePortMain | undefined): void {
  if (port === undefined || engine === null) return
  window?.close()
  window = port
  handler.upgrade(port, { context: { engine } })
  port.start()
}

async function end(): Promise<void> {
  try {
    await engine?.close()
  } finally {
    send({ type: 'ended' })
  }
}

function desktopPort(start: EngineStart): HostPort {
  return {
    kind: 'desktop',
    appVersion: start.appVersion,
    dataFolder: start.dataFolder,
    samplesFolder: shipped(start.appFolder).samples,
    openAtStart: start.openAtStart,
    secrets: {
      ...start.secrets,
      read: (id) => asker.ask('readSecret', id),
      write: async (id, secret) => {
        await asker.ask('writeSecret', id, secret)
      },
    },
    picksFolders: true,
    pickFolder: () => asker.ask('pickFolder'),
    pickFile: (wanted) => asker.ask('pickFile', wanted),
    reveal: async (path) => {
      try {
        await asker.ask('reveal', path)
      } catch (error) {
        throw new AppError('host-refused', `${path} could not be shown.`, { cause: error })
      }
    },
  }
}

import { lookup } from 'node:dns/promises'
import { connect, isIP } from 'node:net'
import type { ServerTarget } from '#contract/connection'
import { AppError } from '../errors'

/** The address of a host name; null where `host` is an address already. */
export async function findAddress(host: string): Promise<string | null> {
  if (isIP(host) !== 0 || host.includes(':')) return null
  try {
    const { address } = await lookup(host)
    return address
  } catch (error) {
    throw new AppError('name-not-found', `No address is known for the host ${host}.`, {
      advice: 'Check the spelling of the host, and that this machine reaches its name server.',
      cause: error,
    })
  }
}

/** Resolves when something at the address takes a connection; throws `network` where nothing does in time. */
export async function reachServer(address: string, target: ServerTarget, ms: number): Promise<void> {
  const where = `${target.host}, port ${target.port}`
  await new Promise<void>((resolve, reject) => {
    const refuse = (message: string, advice: string, cause?: Error): void => {
      reject(new AppError('network', message, { advice, cause }))
    }
    // All addresses of a name are tried by `connect` itself; the one found only says that the name is known.
    const socket = connect({
      host: target.host === '' ? address : target.host,
      port: target.port,
      timeout: ms,
    })
    const clock = setTimeout(() => socket.destroy(new Error('no answer in time')), ms)
    socket.once('connect', resolve)
    socket.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED') {
        refuse(
          `Nothing listens at ${where}.`,
          'Check the port, and that the server runs and listens on this address.',
          error,
        )
      } else {
        refuse(
          `${where} can't be reached: ${error.message === '' ? (error.code ?? 'no connection') : error.message}.`,
          'Check host and port, the network, and that no firewall stands between.',
          error,
        )
      }
    })
    socket.once('connect', () => socket.destroy())
    socket.once('close', () => clearTimeout(clock))
  })
}

import { connect, createServer, type Socket } from 'node:net'

/** A port in front of a server, which can be shut and opened again as if the server were stopped and started. */
export interface Gateway {
  readonly port: number
  /** Cuts every link and takes no new one. */
  shut(): Promise<void>
  open(): Promise<void>
}

/** Opens a port of 127.0.0.1 that leads to a server. */
export async function openGateway(server: {
  readonly host: string
  readonly port: number
}): Promise<Gateway> {
  const sockets = new Set<Socket>()
  const door = createServer((incoming) => {
    const outgoing = connect(server.port, server.host)
    for (const [one, other] of [
      [incoming, outgoing],
      [outgoing, incoming],
    ] as const) {
      sockets.add(one)
      one.on('error', () => other.destroy())
      one.on('close', () => {
        sockets.delete(one)
        other.destroy()
      })
      one.pipe(other)
    }
  })
  let port = 0
  const open = async (): Promise<void> => {
    await new Promise<void>((resolve, reject) => {
      door.once('error', reject)
      door.listen(port, '127.0.0.1', () => resolve())
    })
    const address = door.address()
    if (address !== null && typeof address === 'object') port = address.port
  }
  await open()
  return {
    port,
    open,
    async shut() {
      const closed = new Promise((resolve) => door.close(resolve))
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}

import type { ServerTarget } from '#contract/connection'
import { AppError } from '#engine/errors'
import { readFile } from 'node:fs/promises'
import type { ConnectionOptions } from 'node:tls'

/** TLS options with libpq's meaning of the modes (https://www.postgresql.org/docs/current/libpq-ssl.html); false for a plain link. */
export async function tlsOptions(target: ServerTarget): Promise<ConnectionOptions | false> {
  const { mode, caFile, certFile, keyFile } = target.tls
  if (mode === 'disable' || target.socket !== null) return false
  const [ca, cert, key] = await Promise.all([
    readTlsFile(caFile, 'CA certificate'),
    readTlsFile(certFile, 'client certificate'),
    readTlsFile(keyFile, 'client key'),
  ])
  // As libpq does: `require` checks the chain as soon as a CA file is named.
  const checksChain = mode === 'verify-ca' || mode === 'verify-full' || (mode === 'require' && ca !== null)
  return {
    rejectUnauthorized: checksChain,
    ...(mode === 'verify-full' ? {} : { checkServerIdentity: () => undefined }),
    ...(ca === null ? {} : { ca }),
    ...(cert === null ? {} : { cert }),
    ...(key === null ? {} : { key }),
  }
}

async function readTlsFile(path: string | null, what: string): Promise<string | null> {
  if (path === null) return null
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    throw new AppError('tls', `The ${what} file ${path} can’t be read (${why}).`, {
      advice: 'Choose the file again in the connection’s TLS settings, or make it readable for you.',
    })
  }
}

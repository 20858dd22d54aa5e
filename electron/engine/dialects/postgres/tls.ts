import type { ServerTarget } from '#contract/connection'
import type { ConnectionOptions } from 'node:tls'
import { readTlsFile } from '../tls-file'

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

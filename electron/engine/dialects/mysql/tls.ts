import type { SslOptions } from 'mysql2'
import type { ServerTarget } from '#contract/connection'
import { readTlsFile } from '../tls-file'

/** What the driver needs for the target's TLS mode; null for a plain link. */
export async function sslOptions(target: ServerTarget): Promise<SslOptions | null> {
  const { mode, caFile, certFile, keyFile } = target.tls
  if (mode === 'disable') return null
  // A Unix socket never leaves the machine; as MySQL's own clients do, it is encrypted only when that is asked for.
  if (mode === 'prefer' && target.socket !== null) return null
  const [ca, cert, key] = await Promise.all([
    readTlsFile(caFile, 'CA certificate'),
    readTlsFile(certFile, 'client certificate'),
    readTlsFile(keyFile, 'client key'),
  ])
  return {
    ...(ca !== null && { ca }),
    ...(cert !== null && { cert }),
    ...(key !== null && { key }),
    rejectUnauthorized: mode === 'verify-ca' || mode === 'verify-full',
    verifyIdentity: mode === 'verify-full',
  }
}

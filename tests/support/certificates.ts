import { execFile } from 'node:child_process'
import { chmod, chown, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

const execute = promisify(execFile)

/** A CA of the tests' own, a server certificate for `localhost` alone, a client's, and a CA that signed neither. */
export interface Certificates {
  readonly caFile: string
  readonly otherCaFile: string
  readonly serverCert: string
  readonly serverKey: string
  readonly clientCert: string
  readonly clientKey: string
}

/** Makes them with openssl, readable by the server's owner. */
export async function makeCertificates(
  folder: string,
  owner: { uid: number; gid: number } | null,
): Promise<Certificates> {
  const at = (name: string) => join(folder, name)
  await authority(at('ca'), 'Varve test CA')
  await authority(at('other'), 'Another CA')
  await signed(at('server'), '/CN=localhost', 'subjectAltName=DNS:localhost', at('ca'))
  await signed(at('client'), '/CN=postgres', 'extendedKeyUsage=clientAuth', at('ca'))
  await chmod(at('server.key'), 0o600)
  if (owner !== null) await chown(at('server.key'), owner.uid, owner.gid)
  return {
    caFile: at('ca.crt'),
    otherCaFile: at('other.crt'),
    serverCert: at('server.crt'),
    serverKey: at('server.key'),
    clientCert: at('client.crt'),
    clientKey: at('client.key'),
  }
}

async function authority(path: string, name: string): Promise<void> {
  await openssl(
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-days',
    '2',
    '-subj',
    `/CN=${name}`,
    '-keyout',
    `${path}.key`,
    '-out',
    `${path}.crt`,
  )
}

async function signed(path: string, subject: string, extension: string, ca: string): Promise<void> {
  await openssl(
    'req',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-subj',
    subject,
    '-keyout',
    `${path}.key`,
    '-out',
    `${path}.csr`,
  )
  await writeFile(`${path}.ext`, `${extension}\n`)
  await openssl(
    'x509',
    '-req',
    '-days',
    '2',
    '-in',
    `${path}.csr`,
    '-CA',
    `${ca}.crt`,
    '-CAkey',
    `${ca}.key`,
    '-CAcreateserial',
    '-extfile',
    `${path}.ext`,
    '-out',
    `${path}.crt`,
  )
}

async function openssl(...parameters: string[]): Promise<void> {
  try {
    await execute('openssl', parameters)
  } catch (error) {
    throw new Error(`The TLS tests need openssl: ${String(error)}`, { cause: error })
  }
}

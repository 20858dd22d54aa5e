import type {
  ConnectionLayer,
  ConnectionTest,
  Environment,
  SecretState,
  Target,
  TlsMode,
} from '#contract/connection'
import { summary } from '../../app/summary'
import type { Kind } from './fields'

export const kindWords: Record<Kind, string> = {
  embedded: 'Embedded PostgreSQL',
  postgres: 'PostgreSQL',
  mysql: 'MySQL / MariaDB',
}

export const environmentWords: Record<Environment, string> = {
  development: 'Development',
  staging: 'Staging',
  production: 'Production',
}

/** What each TLS mode asks for, and what it protects from. */
export const tlsWords: Record<TlsMode, { readonly label: string; readonly explained: string }> = {
  disable: {
    label: 'disable',
    explained: 'Never encrypted. Whoever is on the way between reads and changes everything.',
  },
  prefer: {
    label: 'prefer',
    explained: 'Encrypted where the server offers it, else not. The server’s certificate is not checked.',
  },
  require: {
    label: 'require',
    explained: 'Always encrypted. The certificate is not checked, so another server could pose as this one.',
  },
  'verify-ca': {
    label: 'verify-ca',
    explained:
      'Encrypted, and the certificate has to come from a trusted authority. The host name in it is not checked.',
  },
  'verify-full': {
    label: 'verify-full',
    explained: 'Encrypted, the certificate has to come from a trusted authority and name this very host.',
  },
}

export const layerWords: Record<ConnectionLayer, string> = {
  name: 'Name',
  network: 'Network',
  tls: 'TLS',
  authentication: 'Authentication',
  database: 'Database',
  privilege: 'Privilege',
}

export const layerStateWords: Record<ConnectionTest['layers'][number]['state'], string> = {
  passed: 'passed',
  failed: 'failed',
  'not-reached': 'not reached',
  'not-needed': 'not needed',
}

/** Where a connection leads, on one line. */
export function targetText(target: Target): string {
  return target.kind === 'embedded' ? target.folder : summary(target)
}

/** Where a connection's password is, honestly. */
export function secretText(secret: SecretState): string {
  return {
    'not-needed': 'no password needed',
    stored: 'password kept, encrypted',
    'in-memory': 'password kept for this session only',
    missing: 'password asked for when opened',
  }[secret]
}

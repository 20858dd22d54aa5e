import { readPort, readSeconds, usesPort, type Fields } from './fields'

/** A sentence for each field that cannot be used as it stands. */
export type Problems = Partial<Readonly<Record<keyof Fields, string>>>

/** What keeps the fields from being a connection, by field. */
export function problemsOf(fields: Fields): Problems {
  return {
    ...(fields.kind === 'embedded' ? embeddedProblems(fields) : serverProblems(fields)),
    ...timeoutProblem('lockTimeout', fields.lockTimeout),
    ...timeoutProblem('statementTimeout', fields.statementTimeout),
  }
}

function embeddedProblems(fields: Fields): Problems {
  const folder = fields.folder.trim()
  if (folder === '') return { folder: 'Name the folder the database is to live in.' }
  if (!isAbsolute(folder)) return { folder: 'Write the whole path, starting at the root of the disk.' }
  return {}
}

function serverProblems(fields: Fields): Problems {
  const problems: { -readonly [K in keyof Problems]: Problems[K] } = {}
  if (fields.via === 'network') {
    const host = fields.host.trim()
    if (host === '') problems.host = 'Name the host the server runs on, for example localhost.'
    else if (/[\s/@]/.test(host)) problems.host = 'A host name holds no space, slash or @ sign.'
  } else if (!isAbsolute(fields.socket.trim())) {
    problems.socket = 'Write the whole path of the socket, starting with a slash.'
  }
  if (usesPort(fields) && readPort(fields.port) === null)
    problems.port = 'A port is a whole number from 1 to 65535.'
  if (fields.user === '') problems.user = 'Name the user to log in as.'
  if (fields.database === '') problems.database = 'Name the database to open.'
  if (fields.tlsMode !== 'disable') {
    if (fields.certFile.trim() !== '' && fields.keyFile.trim() === '')
      problems.keyFile = 'A client certificate needs its key file.'
    if (fields.keyFile.trim() !== '' && fields.certFile.trim() === '')
      problems.certFile = 'A key file needs the client certificate it belongs to.'
  }
  return problems
}

function timeoutProblem(field: 'lockTimeout' | 'statementTimeout', typed: string): Problems {
  if (readSeconds(typed) !== null) return {}
  return { [field]: 'Write a number of seconds up to 2147483, or 0 for no bound.' }
}

function isAbsolute(path: string): boolean {
  return path.startsWith('/') || /^[A-Za-z]:[\\/]/.test(path) || path.startsWith('\\\\')
}

import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { safeStorage } from 'electron'

/** Whether this system really encrypts what safeStorage is given; `why` says why not. Ask only once the app is ready. */
export function secretsState(): { can: boolean; why: string | null } {
  if (!safeStorage.isEncryptionAvailable()) {
    return {
      can: false,
      why: 'This system has no keychain that Varve can use, so passwords are kept in memory until Varve ends.',
    }
  }
  if (process.platform === 'linux' && !hasKeyring()) {
    return {
      can: false,
      why: 'No keyring (GNOME Keyring, KWallet) is running, so a stored password would not be encrypted. Passwords are kept in memory until Varve ends.',
    }
  }
  return { can: true, why: null }
}

// Without a keyring Chromium "encrypts" with a password written in its source. Electron before 26 can't tell which it is.
function hasKeyring(): boolean {
  const ask: (() => string) | undefined = safeStorage.getSelectedStorageBackend?.bind(safeStorage)
  const backend = ask?.()
  return backend !== undefined && backend !== 'basic_text' && backend !== 'unknown'
}

export interface SecretFile {
  read(id: string): Promise<string | null>
  /** Null forgets it. */
  write(id: string, secret: string | null): Promise<void>
}

/** Passwords in one file, each encrypted by the system's keychain. */
export function secretFile(file: string): SecretFile {
  let last: Promise<void> = Promise.resolve()
  return {
    async read(id) {
      const blob = (await load(file))[id]
      if (blob === undefined) return null
      try {
        return safeStorage.decryptString(Buffer.from(blob, 'base64'))
      } catch {
        // The keychain was replaced or reset: the password is asked for again.
        return null
      }
    },
    write(id, secret) {
      if (secret !== null && !secretsState().can) {
        return Promise.reject(new Error('This system does not encrypt, so the password was not stored.'))
      }
      // One after the other: two at once would each write back what it had read.
      last = last.catch(() => undefined).then(() => change(file, id, secret))
      return last
    },
  }
}

async function change(file: string, id: string, secret: string | null): Promise<void> {
  const others = Object.entries(await load(file)).filter(([key]) => key !== id)
  const kept = Object.fromEntries(others)
  if (secret !== null) kept[id] = safeStorage.encryptString(secret).toString('base64')
  await mkdir(dirname(file), { recursive: true })
  // Written beside and moved into place, so that a crash leaves the old file whole.
  await writeFile(`${file}.new`, `${JSON.stringify(kept)}\n`, { mode: 0o600 })
  await rename(`${file}.new`, file)
}

async function load(file: string): Promise<Record<string, string>> {
  try {
    const found: unknown = JSON.parse(await readFile(file, 'utf8'))
    if (typeof found !== 'object' || found === null) return {}
    return Object.fromEntries(Object.entries(found).filter(([, value]) => typeof value === 'string'))
  } catch {
    return {}
  }
}

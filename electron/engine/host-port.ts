import type { WantedFile } from '#contract/files'

/** What the engine needs of the host it runs in. Each host gives its own; the engine never knows which. */
export interface HostPort {
  readonly kind: 'desktop' | 'browser' | 'cli'
  readonly appVersion: string
  /** Folder for profiles, the journal, embedded databases and the copy of the sample; made when first needed. */
  readonly dataFolder: string
  /** Folder that holds the samples shipped with the app. */
  readonly samplesFolder: string
  readonly openAtStart: { folder: string } | 'sample' | null
  readonly secrets: SecretStore
  readonly picksFolders: boolean
  pickFolder(): Promise<string | null>
  pickFile(wanted: WantedFile): Promise<string | null>
  reveal(path: string): Promise<void>
}

/** Keeps passwords, encrypted, where the system really encrypts. */
export interface SecretStore {
  readonly can: boolean
  /** A sentence, where `can` is false. */
  readonly why: string | null
  read(id: string): Promise<string | null>
  /** Null forgets it. */
  write(id: string, secret: string | null): Promise<void>
}

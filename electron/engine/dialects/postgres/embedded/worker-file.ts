let workerFile: string | null = null

/** Tells where the built worker is (absolute path); hosts call it once at start. */
export function setEmbeddedWorker(file: string): void {
  workerFile = file
}

/** Where the built worker is. */
export function embeddedWorker(): string {
  if (workerFile === null)
    throw new Error('setEmbeddedWorker was not called: no worker for embedded databases')
  return workerFile
}

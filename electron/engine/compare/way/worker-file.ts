let workerFile: string | null = null

/** Tells where the built worker is that finds ways (absolute path); hosts call it once at start. */
export function setWayWorker(file: string): void {
  workerFile = file
}

/** Where the built worker is; null where no host has told, and ways are found where they are asked for. */
export function wayWorker(): string | null {
  return workerFile
}

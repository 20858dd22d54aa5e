/** The folder whose sub-folders complete a path being typed: all up to its last separator; null for none. */
export function folderToList(path: string): string | null {
  const end = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'))
  if (end < 0) return null
  const folder = path.slice(0, end)
  // The root of a file system, or of a Windows drive, is named with its separator.
  return folder === '' || /^[A-Za-z]:$/.test(folder) ? path.slice(0, end + 1) : folder
}

/** A folder as one goes on typing behind it. */
export function withSlash(folder: string): string {
  return /[/\\]$/.test(folder) ? folder : `${folder}${folder.includes('\\') ? '\\' : '/'}`
}

/** Whether a path names its place from the root on. */
export function isWhole(path: string): boolean {
  return /^(\/|[A-Za-z]:[\\/]|\\\\)/.test(path)
}

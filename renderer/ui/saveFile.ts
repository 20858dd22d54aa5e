/** Gives a file to the reader to keep, as a download. */
export function saveFile(name: string, blob: Blob): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  // The download has its hold on the blob by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

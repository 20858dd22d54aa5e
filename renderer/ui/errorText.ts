/** The words of an error: what happened, where, in the server's words, and what to do. */
export interface ErrorWords {
  readonly message: string
  readonly advice: string | null
  readonly place: { readonly file: string; readonly line: number; readonly column: number } | null
  readonly server: {
    readonly code: string
    readonly message: string
    readonly detail: string | null
    readonly hint: string | null
  } | null
}

/** An error as plain text, for the clipboard. */
export function errorText(error: ErrorWords): string {
  const { place, server } = error
  return [
    error.message,
    place && `at ${place.file}:${place.line}:${place.column}`,
    server && `${server.code} ${server.message}`,
    server?.detail && `Detail: ${server.detail}`,
    server?.hint && `Hint: ${server.hint}`,
    error.advice,
  ]
    .filter((line) => typeof line === 'string')
    .join('\n')
}

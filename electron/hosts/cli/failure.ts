import type { AppErrorData } from '#contract/errors'
import { visible } from './table'

/** An error for people: what happened, in the server's words, where with the source line, and what to do. */
export function failureLines(error: AppErrorData, source: string | null): string[] {
  const { server, place } = error
  return [
    error.message,
    ...(server === null || error.message.includes(server.message)
      ? []
      : [`server: ${server.message} (${server.code})`]),
    ...(server?.detail == null ? [] : [`detail: ${server.detail}`]),
    ...(server?.hint == null ? [] : [`hint: ${server.hint}`]),
    ...(place === null ? [] : [`at ${place.file}:${place.line}:${place.column}`]),
    ...(error.advice === null || error.advice === server?.hint ? [] : [error.advice]),
  ]
    .flatMap((line) => line.split('\n'))
    .map(visible)
    .concat(place === null || source === null ? [] : marked(source, place.line, place.column))
}

// The source line with a caret below; a tab stays a tab, so that the caret stands under its character.
function marked(source: string, line: number, column: number): string[] {
  const text = source.split(/\r\n|\n|\r/)[line - 1]
  if (text === undefined) return []
  const number = `${line} | `
  const before = text.slice(0, column - 1).replace(/[^\t]/gu, ' ')
  return [number + text.replace(/[^\t]+/g, visible), `${' '.repeat(number.length)}${before}^`]
}

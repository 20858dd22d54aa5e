/** How a relation is stored: `USING columnar WITH (fillfactor=70, toast.x=1) TABLESPACE fast`, taken apart. */
export interface Storage {
  readonly method: string | null
  readonly parameters: ReadonlyMap<string, string>
  readonly tablespace: string | null
}

const identifier = '(?:[^\\s"()]+|"(?:[^"]|"")*")'
const shape = new RegExp(
  `^(?:USING (${identifier}))? ?(?:WITH \\((.*)\\))? ?(?:TABLESPACE (${identifier}))?$`,
  's',
)

/** Reads the words in which introspection keeps it. */
export function storageOf(words: string): Storage {
  const found = shape.exec(words.trim())
  return {
    method: found?.[1] ?? null,
    parameters: parametersOf(found?.[2] ?? ''),
    tablespace: found?.[3] ?? null,
  }
}

/** Parameters by their names. */
export function parametersOf(words: string): Map<string, string> {
  return new Map(
    words
      .split(', ')
      .filter((word) => word.includes('='))
      .map((word) => [word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1)]),
  )
}

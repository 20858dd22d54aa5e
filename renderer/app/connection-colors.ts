/** A colour a connection can have, kept by its name. White text on it keeps a contrast of 4.5. */
export interface ConnectionColor {
  readonly name: string
  readonly value: string
}

const slate = '#56616f'

export const connectionColors: readonly ConnectionColor[] = [
  { name: 'slate', value: slate },
  { name: 'blue', value: '#2b5fae' },
  { name: 'teal', value: '#0f6e6e' },
  { name: 'green', value: '#1d7044' },
  { name: 'ochre', value: '#8a5a0b' },
  { name: 'orange', value: '#a8440b' },
  { name: 'red', value: '#b02a21' },
  { name: 'violet', value: '#6b4aa6' },
]

/** A connection's colour as CSS; a profile edited by hand may name any, and one not known here is slate. */
export function cssColor(name: string): string {
  return connectionColors.find((color) => color.name === name)?.value ?? slate
}

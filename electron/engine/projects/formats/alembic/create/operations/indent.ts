/** Python's lines moved in by four, but for those inside a text in triple quotes, which are the text's own. */
export function indent(source: string): string {
  let inside = false
  return source
    .split('\n')
    .map((line) => {
      const moved = inside || line === '' ? line : `    ${line}`
      if (line.split('"""').length % 2 === 0) inside = !inside
      return moved
    })
    .join('\n')
}

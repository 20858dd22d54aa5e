/** A line of a table whose first column has names. */
export function row([first = '', ...others]: readonly string[]): string {
  return [first.padEnd(60), ...others.map((one) => one.padEnd(12))].join('').trimEnd()
}

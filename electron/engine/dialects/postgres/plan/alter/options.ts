import { tokenAt } from '../../split/scan'

/** What makes one list of options of foreign data into another: `OPTIONS (ADD a 'x', SET b 'y', DROP c)`. */
export function optionsDelta(from: string, to: string): string {
  const [before, after] = [optionsOf(from), optionsOf(to)]
  const words = [
    ...[...after]
      .filter(([name, value]) => before.get(name) !== value)
      .map(([name, value]) => `${before.has(name) ? 'SET' : 'ADD'} ${name} ${value}`),
    ...[...before.keys()].filter((name) => !after.has(name)).map((name) => `DROP ${name}`),
  ]
  return `OPTIONS (${words.join(', ')})`
}

/** Options as the server spells them, by name; values are still quoted. */
function optionsOf(words: string): Map<string, string> {
  const tokens = []
  for (let at = words.indexOf('(') + 1; at > 0 && at < words.length;) {
    const token = tokenAt(words, at)
    if (token.kind === 'word' || token.kind === 'quoted') tokens.push(words.slice(at, token.end))
    at = token.end
  }
  const options = new Map<string, string>()
  for (let at = 0; at + 1 < tokens.length; at += 2) options.set(tokens[at] ?? '', tokens[at + 1] ?? '')
  return options
}

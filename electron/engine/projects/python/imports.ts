import { childrenOf, type Module, type PyNode, sourceOf } from './parse'

/** One name that an import statement binds, and what it stands for. */
export interface ImportedName {
  readonly name: string
  readonly path: string
}

/** What an import statement binds; `star` where it is `from x import *`, which may bind anything. */
export function importsOf(module: Module, statement: PyNode): { names: ImportedName[]; star: boolean } {
  const words = childrenOf(statement).map((node) => sourceOf(module, node))
  const behind = words[0] === 'from' ? words.indexOf('import') : 0
  const from = words.slice(1, Math.max(behind, 1)).join('')
  const listed = words.slice(behind + 1).filter((word) => word !== '(' && word !== ')')
  if (listed.includes('*')) return { names: [], star: true }
  const names = splitAtCommas(listed).map((part) => (from === '' ? whole(part) : member(from, part)))
  return { names: names.filter(({ name }) => name !== ''), star: false }
}

/** `import a.b` binds `a`; `import a.b as c` binds `a.b`. */
function whole(words: readonly string[]): ImportedName {
  const as = words.indexOf('as')
  if (as !== -1) return { name: words[as + 1] ?? '', path: words.slice(0, as).join('') }
  return { name: words[0] ?? '', path: words[0] ?? '' }
}

function member(from: string, words: readonly string[]): ImportedName {
  const name = words[0] ?? ''
  const path = from.endsWith('.') ? `${from}${name}` : `${from}.${name}`
  return { name: words[1] === 'as' ? (words[2] ?? '') : name, path }
}

function splitAtCommas(words: readonly string[]): string[][] {
  const parts: string[][] = [[]]
  for (const word of words) {
    if (word === ',') parts.push([])
    else parts.at(-1)?.push(word)
  }
  return parts.filter((part) => part.length > 0)
}

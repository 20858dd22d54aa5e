import { placeAt, type Place } from './place'
import { childrenOf, type Module, placeOf, type PyNode, sourceOf, walk } from './parse'
import { quotesOf } from './strings'

/** Why a text is not Python 3, and where. */
export interface SyntaxFault extends Place {
  /** Goes behind "line 3 ": `is not Python: …`. */
  readonly message: string
}

/** The first thing in a file, or in one node of it, that is no Python 3; null where all of it is. */
export function syntaxError(module: Module, within: PyNode = module.root): SyntaxFault | null {
  let found: SyntaxFault | null = null
  walk(within, (node) => {
    found ??= faultOf(module, node)
    return found === null
  })
  return found
}

function faultOf(module: Module, node: PyNode): SyntaxFault | null {
  if (node.type.isError) return isBareYield(node) ? null : notPython(module, node)
  if (/^(Format)?String$/.test(node.name) && quotesOf(sourceOf(module, node)) === null) {
    return { ...placeOf(module, node), message: 'is not Python: a string begins here that does not end' }
  }
  const old = python2(module, node)
  return old === null ? null : { ...placeOf(module, node), message: `is Python 2 (${old})` }
}

/** `yield` without a value, which the grammar lacks. */
function isBareYield(node: PyNode): boolean {
  return node.from === node.to && (node.parent?.name ?? '').startsWith('Yield')
}

function notPython(module: Module, node: PyNode): SyntaxFault {
  const text = sourceOf(module, node).split('\n', 1)[0] ?? ''
  // Where something is missing the parser notes it behind the line's end; the line before is the one to look at.
  const before = module.text.slice(0, node.from).trimEnd().length
  const at = text.trim() === '' ? Math.max(0, before - 1) : node.from
  const shown =
    text.trim() === '' ? 'something is missing here' : `${JSON.stringify(text.slice(0, 40))} was not expected`
  return { ...placeAt(module.lines, at), message: `is not Python: ${shown}` }
}

function python2(module: Module, node: PyNode): string | null {
  switch (node.name) {
    case 'PrintStatement':
      return 'a print statement'
    case 'TryStatement':
      return childrenOf(node).some(({ name }) => name === ',') ? 'except with a comma' : null
    case 'RaiseStatement':
      return childrenOf(node).some(({ name }) => name === ',') ? 'raise with a comma' : null
    case 'CompareOp':
      return sourceOf(module, node) === '<>' ? 'the operator <>' : null
    case 'Number':
      return /^0[0-9_]*[1-9][0-9_]*$/.test(sourceOf(module, node)) ? 'an octal number without 0o' : null
    default:
      return null
  }
}

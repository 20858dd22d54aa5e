import { childrenOf, type Module, type PyNode, sourceOf } from './parse'
import { quotesOf, unescape } from './strings'
import type { PyValue } from './values'

/** A format string whose replacements are strings and integers as they are; null where one is formatted or unknown. */
export function readFormatString(
  module: Module,
  node: PyNode,
  inside: (node: PyNode) => PyValue | null,
): PyValue | null {
  const quotes = quotesOf(sourceOf(module, node))
  if (quotes === null || !quotes.format) return null
  const end = node.from + quotes.end
  let at = node.from + quotes.start
  let value = ''
  const addText = (to: number) => {
    const text = plain(module.text.slice(at, to), quotes.raw)
    at = to
    if (text !== null) value += text
    return text !== null
  }
  for (const part of childrenOf(node)) {
    if (part.name !== 'FormatReplacement') continue
    const text = replacement(part, inside)
    if (text === null || !addText(part.from)) return null
    value += text
    at = part.to
  }
  return addText(end) ? { kind: 'str', value } : null
}

function plain(text: string, raw: boolean): string | null {
  // The grammar takes `\{` for an escaped brace; Python begins a replacement there.
  if (/[{}]/.test(text.replaceAll('{{', '').replaceAll('}}', ''))) return null
  const single = text.replaceAll('{{', '{').replaceAll('}}', '}')
  return raw ? single : unescape(single, false)
}

function replacement(node: PyNode, inside: (node: PyNode) => PyValue | null): string | null {
  const [open, expression, close, ...more] = childrenOf(node)
  if (!open || !expression || close?.name !== '}' || more.length > 0) return null
  const value = inside(expression)
  return value?.kind === 'str' || value?.kind === 'int' ? String(value.value) : null
}

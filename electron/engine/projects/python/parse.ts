import type { SyntaxNode } from '@lezer/common'
import { parser } from '@lezer/python'
import { type LineStarts, lineStarts, placeAt, type Place } from './place'

/** A node of a Python file's tree. */
export type PyNode = SyntaxNode

/** A Python file, parsed. Its text has `\n` between lines, whatever the file has; lines and columns are the file's own. */
export interface Module {
  readonly text: string
  readonly root: PyNode
  readonly lines: LineStarts
}

/** Parses Python text. Never fails: `syntaxError` tells whether the text is Python. */
export function parsePython(text: string): Module {
  const plain = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
  return { text: plain, root: parser.parse(plain).topNode, lines: lineStarts(plain) }
}

/** The source of a node. */
export function sourceOf(module: Module, node: PyNode): string {
  return module.text.slice(node.from, node.to)
}

/** Where a node starts. */
export function placeOf(module: Module, node: PyNode): Place {
  return placeAt(module.lines, node.from)
}

/** The children of a node, without comments. */
export function childrenOf(node: PyNode): PyNode[] {
  const children: PyNode[] = []
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.name !== 'Comment') children.push(child)
  }
  return children
}

/** Every node of a tree, itself first, in the order of the text; `enter` answers false to pass over what is in a node. */
export function walk(node: PyNode, enter: (node: PyNode) => boolean): void {
  // By a cursor, because a hostile file nests deeper than a call stack.
  const cursor = node.cursor()
  let depth = 0
  for (;;) {
    const into = enter(cursor.node)
    if (into && cursor.firstChild()) {
      depth += 1
      continue
    }
    while (depth > 0 && !cursor.nextSibling()) {
      cursor.parent()
      depth -= 1
    }
    if (depth === 0) return
  }
}

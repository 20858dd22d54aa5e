import { type Argument, argumentsOf } from './calls'
import { childrenOf, type Module, type PyNode, sourceOf } from './parse'
import { readString } from './strings'

/** The statements of a module, or of a body; those joined by `;` one by one. */
export function statementsIn(node: PyNode): PyNode[] {
  return childrenOf(node).flatMap((child) => {
    if (child.name === 'StatementGroup') return childrenOf(child).filter(({ name }) => name !== ';')
    return child.name === ':' ? [] : [child]
  })
}

export interface Assignment {
  /** Left sides, from left to right: `a = b, c = …` has two, the second with two parts (and the comma between). */
  readonly targets: readonly (readonly PyNode[])[]
  readonly annotation: PyNode | null
  /** The right side: one expression, or the parts of a tuple without brackets with their commas; null for `name: type`. */
  readonly value: readonly PyNode[] | null
}

/** An assignment's sides; null for any other statement. */
export function assignmentOf(statement: PyNode): Assignment | null {
  if (statement.name !== 'AssignStatement') return null
  const sides: PyNode[][] = [[]]
  let annotation: PyNode | null = null
  for (const child of childrenOf(statement)) {
    if (child.name === 'AssignOp') sides.push([])
    else if (child.name === 'TypeDef') annotation = child
    else sides.at(-1)?.push(child)
  }
  if (sides.length === 1) return { targets: sides, annotation, value: null }
  return { targets: sides.slice(0, -1), annotation, value: sides.at(-1) ?? null }
}

/** The name that a plain `name = value` or `name: type = value` binds; null where it binds more, or other things. */
export function assignedName(module: Module, { targets }: Assignment): string | null {
  const [only, ...others] = targets
  const [node, ...parts] = only ?? []
  if (node?.name !== 'VariableName' || parts.length > 0 || others.length > 0) return null
  return sourceOf(module, node)
}

export interface FunctionDefinition {
  readonly node: PyNode
  readonly name: string
  readonly async: boolean
  readonly parameters: PyNode
  readonly body: PyNode
  readonly decorators: readonly Decorator[]
}

export interface Decorator {
  readonly node: PyNode
  /** `a.b` of `@a.b(…)`. */
  readonly name: string
  /** Null where it isn't called. */
  readonly args: readonly Argument[] | null
}

/** A function, decorated or not; null for any other statement. */
export function functionOf(module: Module, statement: PyNode): FunctionDefinition | null {
  const children = childrenOf(statement)
  if (statement.name === 'DecoratedStatement') {
    const inner = children.at(-1)
    const defined = inner ? functionOf(module, inner) : null
    const decorators = children.filter(({ name }) => name === 'Decorator').map((d) => decoratorOf(module, d))
    return defined && { ...defined, decorators }
  }
  if (statement.name !== 'FunctionDefinition') return null
  const part = (kind: string) => children.find(({ name }) => name === kind)
  const [name, parameters, body] = [part('VariableName'), part('ParamList'), part('Body')]
  if (!name || !parameters || !body) return null
  const isAsync = children[0]?.name === 'async'
  return { node: statement, name: sourceOf(module, name), async: isAsync, parameters, body, decorators: [] }
}

function decoratorOf(module: Module, node: PyNode): Decorator {
  const parts = childrenOf(node)
  const list = parts.find(({ name }) => name === 'ArgList')
  const named = parts.filter(({ name }) => name === 'VariableName' || name === '.')
  return {
    node,
    name: named.map((part) => sourceOf(module, part)).join(''),
    args: list ? argumentsOf(module, list) : null,
  }
}

export interface WithStatement {
  readonly async: boolean
  readonly items: readonly { readonly context: PyNode; readonly as: string | null }[]
  readonly body: PyNode
}

/** A `with` statement's contexts and body; null for any other statement. */
export function withOf(module: Module, statement: PyNode): WithStatement | null {
  if (statement.name !== 'WithStatement') return null
  const children = childrenOf(statement)
  const body = children.find(({ name }) => name === 'Body')
  const parts = children.slice(children.findIndex(({ name }) => name === 'with') + 1)
  const items: { context: PyNode; as: string | null }[] = []
  for (const [i, part] of parts.entries()) {
    if (part.name === 'Body' || part.name === ',' || part.name === 'as') continue
    const last = items.at(-1)
    if (parts[i - 1]?.name === 'as' && last) last.as = sourceOf(module, part)
    else items.push({ context: part, as: null })
  }
  return body ? { async: children[0]?.name === 'async', items, body } : null
}

/** The docstring of a module or a body; null where the first statement is none. */
export function docstringOf(module: Module, node: PyNode): string | null {
  const [first] = statementsIn(node)
  const expression = first?.name === 'ExpressionStatement' ? first.firstChild : null
  if (!expression || expression.nextSibling || !/^(String|ContinuedString)$/.test(expression.name))
    return null
  const parts = expression.name === 'String' ? [expression] : childrenOf(expression)
  const values = parts.map((part) => readString(sourceOf(module, part)))
  const texts = values.map((value) => (value?.kind === 'str' ? value.value : null))
  return texts.includes(null) ? null : texts.join('')
}

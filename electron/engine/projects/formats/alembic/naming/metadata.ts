import { namesBoundIn } from '../../../python/bound-names'
import { argumentsOf, type Call, callOf } from '../../../python/calls'
import { importedPath } from '../../../python/names'
import { childrenOf, type PyNode, sourceOf } from '../../../python/parse'
import { assignedName, assignmentOf, statementsIn } from '../../../python/statements'
import { type Convention, conventionOf } from './convention'
import type { PythonFile, PythonFiles } from './python-files'

const metaData = /^sqlalchemy(\.(sql\.)?schema)?\.MetaData$/
const makesBase = /^sqlalchemy\.(orm|ext\.declarative|orm\.decl_api)\.(declarative_base|registry)$/
const flask = /^flask_sqlalchemy\.SQLAlchemy$/
const decorates = /^sqlalchemy\.(orm|ext\.declarative)\.as_declarative$/
/** Classes outside of the project that make a MetaData of their own, without a convention. */
const ownMetaData = /^(sqlalchemy\.orm\.(DeclarativeBase|DeclarativeBaseNoMeta)|sqlmodel(\.main)?\.SQLModel)$/
/** Classes outside of the project that have none. */
const noMetaData = /^(sqlalchemy\.ext\.asyncio\.AsyncAttrs|sqlalchemy\.orm\.MappedAsDataclass|abc\.ABC)$/

/** Nobody hands a MetaData on through more names; two files may import it from each other. */
const mostSteps = 40

/** Follows a MetaData from where it is used to where it is made, through the files of a project. */
export class MetaDataTrace {
  readonly #files: PythonFiles
  #steps = 0

  constructor(files: PythonFiles) {
    this.#files = files
  }

  /** The convention of what an expression gives: a MetaData, several, or none. */
  async of(node: PyNode, file: PythonFile): Promise<Convention> {
    if (++this.#steps > mostSteps) return 'unknown'
    if (node.name === 'None') return null
    // Alembic asks the list itself for a convention, and it has none.
    if (node.name === 'ArrayExpression' || node.name === 'TupleExpression') return null
    const call = callOf(file.module, node)
    if (call) {
      return metaData.test(pathOf(call.callee, file)) ? conventionOf(call, file, this.#files) : 'unknown'
    }
    if (node.name === 'VariableName') return this.#named(sourceOf(file.module, node), file)
    if (node.name !== 'MemberExpression') return 'unknown'
    const [object, , property] = childrenOf(node)
    if (object && property && sourceOf(file.module, property) === 'metadata') {
      const base = await this.#base(object, file)
      if (base !== 'inherits' && base !== 'unknown') return base
    }
    return this.#imported(pathOf(node, file), file, (name, there) => this.#named(name, there))
  }

  /** The convention of `X.metadata`, for a call that makes the X of it; flask's too. */
  async ofMade(call: Call, file: PythonFile): Promise<Convention> {
    const path = pathOf(call.callee, file)
    if (!makesBase.test(path) && !flask.test(path)) return 'unknown'
    return this.#given(call.args, file)
  }

  async #given(args: Call['args'], file: PythonFile): Promise<Convention> {
    if (args.some(({ kind }) => kind === 'spread' || kind === 'spread-keywords')) return 'unknown'
    const keyword = (name: string) => args.find((arg) => arg.kind === 'keyword' && arg.name === name)
    if (keyword('model_class')) return 'unknown'
    const given = keyword('metadata')
    if (given) return this.of(given.value, file)
    return args.filter(({ kind }) => kind !== 'keyword').length > 1 ? 'unknown' : null
  }

  async #named(name: string, file: PythonFile): Promise<Convention> {
    const binding = file.scope.get(name)
    if (binding?.kind === 'value') {
      const { kind } = binding.value
      return kind === 'none' || kind === 'list' || kind === 'tuple' ? null : 'unknown'
    }
    if (binding?.kind === 'expression') return this.of(binding.node, file)
    if (binding?.kind !== 'import') return 'unknown'
    return this.#imported(binding.path, file, (there, other) => this.#named(there, other))
  }

  async #imported<T>(
    path: string,
    file: PythonFile,
    follow: (name: string, file: PythonFile) => Promise<T>,
  ): Promise<T | 'unknown'> {
    if (path === '' || ++this.#steps > mostSteps) return 'unknown'
    const target = await this.#files.named(path, file)
    return target === null || target === 'outside' ? 'unknown' : follow(target.name, target.file)
  }

  /** The convention of a class's `metadata`; `inherits` where it takes its bases'. */
  async #base(node: PyNode, file: PythonFile): Promise<Convention | 'inherits'> {
    const path = pathOf(node, file)
    const outside = outsideOf(path)
    if (outside !== undefined) return outside
    const call = callOf(file.module, node)
    if (call) return this.ofMade(call, file)
    if (node.name === 'VariableName') return this.#baseNamed(sourceOf(file.module, node), file)
    return this.#imported(path, file, (name, there) => this.#baseNamed(name, there))
  }

  async #baseNamed(name: string, file: PythonFile): Promise<Convention | 'inherits'> {
    const binding = file.scope.get(name)
    if (binding === null) return name === 'object' ? 'inherits' : 'unknown'
    if (binding.kind === 'class') return this.#class(binding.node, file)
    if (binding.kind === 'expression') return this.#base(binding.node, file)
    if (binding.kind !== 'import') return 'unknown'
    const outside = outsideOf(binding.path)
    if (outside !== undefined) return outside
    return this.#imported(binding.path, file, (there, other) => this.#baseNamed(there, other))
  }

  async #class(statement: PyNode, file: PythonFile): Promise<Convention | 'inherits'> {
    if (statement.name === 'DecoratedStatement') return this.#decorated(statement, file)
    const parts = childrenOf(statement)
    const body = parts.find(({ name }) => name === 'Body')
    const own = body ? statementsIn(body).filter((part) => binds(part, file)) : []
    const [only, ...others] = own
    if (only) {
      const assignment = assignmentOf(only)
      const [value, ...more] = assignment?.value ?? []
      const plain = assignment && assignedName(file.module, assignment) === 'metadata' && more.length === 0
      return plain && value && others.length === 0 ? this.of(value, file) : 'unknown'
    }
    const list = parts.find(({ name }) => name === 'ArgList')
    for (const base of list ? argumentsOf(file.module, list) : []) {
      if (base.kind === 'keyword') continue
      const found = base.kind === 'positional' ? await this.#base(base.value, file) : 'unknown'
      if (found !== 'inherits') return found
    }
    return 'inherits'
  }

  /** `@as_declarative(metadata=…)` and nothing else. */
  async #decorated(statement: PyNode, file: PythonFile): Promise<Convention> {
    const [decorator, ...more] = childrenOf(statement).filter(({ name }) => name === 'Decorator')
    const parts = decorator ? childrenOf(decorator) : []
    const name = parts.find((part) => part.name === 'VariableName')
    const list = parts.find((part) => part.name === 'ArgList')
    const known = name && list && more.length === 0 && decorates.test(pathOf(name, file))
    return known ? this.#given(argumentsOf(file.module, list), file) : 'unknown'
  }
}

/** What a class outside of the project brings; undefined where it is none that is known. */
function outsideOf(path: string): null | 'inherits' | undefined {
  if (ownMetaData.test(path)) return null
  return noMetaData.test(path) ? 'inherits' : undefined
}

/** Whether a statement of a class gives it a `metadata`, or a registry that has one. */
function binds(statement: PyNode, file: PythonFile): boolean {
  const names = namesBoundIn(file.module, statement)
  return names.has('metadata') || names.has('registry')
}

/** What an imported name stands for; empty where it is no import. */
function pathOf(node: PyNode, file: PythonFile): string {
  return importedPath(file.module, node, file.scope) ?? ''
}

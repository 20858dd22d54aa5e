import type { NamingConvention } from '#contract/naming-convention'
import type { ScriptDialect } from '#contract/script-value'

/** What a script's DDL depends on besides the script. */
export interface RenderOptions {
  /** The script's file, for errors. */
  readonly file: string
  /** SQLAlchemy's name of the dialect. */
  readonly dialect: ScriptDialect
  /** Null where the project has none: servers name what scripts leave unnamed. `unknown`: it has one that can't be read, and what it would name is refused. */
  readonly namingConvention: NamingConvention | 'unknown' | null
  /** Named types that `create_table` made so far; Alembic makes each once in a run. Renderings of one run share the set, and add to it. */
  readonly madeTypes: Set<string>
}

/** What a caller of `render` may say; what is left out is as in a project without a naming convention, on a run of its own. */
export type RenderContext = Partial<Omit<RenderOptions, 'file'>>

import type { Statement } from '#contract/plan'
import type { ScriptChange } from '#contract/script-change'

type Autocommit = Extract<ScriptChange, { kind: 'begin-autocommit' | 'end-autocommit' }>

/** A change that has statements of its own. */
export type Rendered = Exclude<ScriptChange, Autocommit>

/** What a statement means for transactions. */
export type Verdict = Pick<Statement, 'transactional' | 'reason' | 'control'>

/** Renders changes one by one, each statement at the place of its change; inside an autocommit block each runs by itself. */
export async function renderEach(
  changes: readonly ScriptChange[],
  toSql: (change: Rendered) => Promise<string[]>,
  judge: (statements: readonly string[]) => Promise<Verdict[]>,
): Promise<Statement[]> {
  const rendered: { sql: string; line: number; column: number; alone: boolean }[] = []
  let alone = false
  for (const change of changes) {
    if (isAutocommit(change)) alone = change.kind === 'begin-autocommit'
    else {
      const { line, column } = change.place
      rendered.push(...(await toSql(change)).map((sql) => ({ sql, line, column, alone })))
    }
  }
  const verdicts = await judge(rendered.map(({ sql }) => sql))
  return rendered.flatMap(({ alone: byItself, ...statement }, i) => {
    const verdict = verdicts[i]
    if (verdict === undefined) return []
    return [{ ...statement, ...(byItself ? outside(verdict) : verdict) }]
  })
}

function outside(verdict: Verdict): Verdict {
  return {
    ...verdict,
    transactional: false,
    reason: verdict.reason ?? 'The script runs it in an autocommit block.',
  }
}

function isAutocommit(change: ScriptChange): change is Autocommit {
  return change.kind === 'begin-autocommit' || change.kind === 'end-autocommit'
}

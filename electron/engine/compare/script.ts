import { hazardLines } from '#contract/hazard-lines'
import type { SchemaPlan } from '#contract/schema-plan'
import type { Dialect } from '../dialects/dialect'
import type { Compared } from './compare'

/** A plan as a script: from where to where, what is known of it, and every statement with its hazards. */
export function scriptOf(
  plan: SchemaPlan,
  { comparison }: Pick<Compared, 'comparison'>,
  dialect: Dialect,
): string {
  const { steps, refused, changes, notes } = plan
  const head = [
    `From: ${comparison.from.title}`,
    `To: ${comparison.to.title}`,
    ...proofWords(plan),
    ...notes,
    ...refused.map(({ change, why }) => `Not made: ${changes[change]?.sentence ?? 'a change'}. ${why}`),
  ]
  const parts = steps.flatMap(({ transactional, statements }) => [
    ...(transactional ? ['BEGIN;'] : []),
    ...statements.map(({ sql, hazards }) =>
      [...hazardLines(hazards).map(comment), dialect.inScript(sql)].join('\n'),
    ),
    ...(transactional ? ['COMMIT;'] : []),
  ])
  const before = dialect.beforeWay.map((sql) => dialect.inScript(sql)).join('\n')
  const own = steps.length === 0 ? [] : [before, ...parts]
  return `${[head.map(comment).join('\n'), ...own].join('\n\n')}\n`
}

function proofWords({ proof }: SchemaPlan): string[] {
  switch (proof.kind) {
    case 'proved':
    case 'unfit': {
      const back = proof.reverse === true ? ', there and back' : ''
      const how = proof.kind === 'proved' ? 'Proved' : 'Not proved: what it leaves has faults, run'
      return [
        `${how} in ${proof.where}${back}.`,
        ...proof.unfit.map(({ reason, advice }) => `${reason} ${advice}`),
        ...(proof.unasked === null ? [] : [proof.unasked]),
      ]
    }
    case 'differs':
      return [
        `Not proved: in ${proof.where} it left ${proof.left.map(({ sentence }) => sentence).join('; ')}.`,
      ]
    case 'failed':
      return [`Not proved: in ${proof.where} it failed: ${proof.error.message}`]
    case 'not-tried':
      return [`Not proved: ${proof.why}`]
  }
}

// Names come from databases and files, and may hold anything.
function comment(words: string): string {
  return `-- ${words.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')}`
}

import { type Change, signOf } from '#contract/change'
import type { Comparison } from '#contract/compare'
import type { Proof, SchemaPlan } from '#contract/schema-plan'
import { renameWords } from './rename-words'
import { counted, visible } from './table'

/** A change with its sign, and what of it differs. */
export function changeLines({ kind, sentence, properties }: Change): string[] {
  return [
    visible(`${signOf(kind)} ${sentence}`),
    ...properties.flatMap(({ property, from, to }) => {
      const [before, after] = [from ?? 'none', to ?? 'none']
      const short = before.length + after.length < 120 && !`${before}${after}`.includes('\n')
      if (short) return [visible(`    ${property}: ${before} → ${after}`)]
      return [visible(`    ${property}:`), ...marked('−', before), ...marked('+', after)]
    }),
  ]
}

function marked(sign: string, text: string): string[] {
  return text.split('\n').map((line) => visible(`      ${sign} ${line}`))
}

/** Renames that may be meant, each with what to type for it. */
export function proposalLines({ proposals, from }: Comparison): string[] {
  return proposals.map(({ rename, evidence }) =>
    visible(
      `Perhaps renamed: --rename '${renameWords(rename, from.server.schema)}' (${evidence.join(', ')}).`,
    ),
  )
}

/** A plan's statements with their hazards, and what is known of it. */
export function planLines({ steps, refused, changes, proof, reversible }: SchemaPlan): string[] {
  const statements = steps.flatMap((one) => one.statements)
  if (changes.length === 0) return ['', 'There is nothing to do.']
  return [
    '',
    `${counted(statements.length, 'statement')} in ${counted(steps.length, 'step')}${reversible ? ', reversible' : ''}:`,
    ...steps.flatMap(({ transactional, statements: own }) => [
      '',
      ...(transactional ? ['  begin'] : []),
      ...own.flatMap(({ sql, hazards }) => [
        ...hazards.map(({ severity, reason, advice }) =>
          visible(`  -- ${severity}: ${reason}${advice === null ? '' : ` ${advice}`}`),
        ),
        ...`${sql};`.split('\n').map((line) => visible(`  ${line}`)),
      ]),
      ...(transactional ? ['  commit'] : []),
    ]),
    '',
    ...refused.map(({ change, why }) => visible(`Not made: ${changes[change]?.sentence ?? ''}. ${why}`)),
    ...proofLines(proof),
  ]
}

function proofLines(proof: Proof): string[] {
  switch (proof.kind) {
    case 'proved': {
      const back = { true: ', there and back', false: '; its reverse did not lead back', null: '' }
      return [visible(`Proved in ${proof.where}${back[`${proof.reverse}`]}.`)]
    }
    case 'differs':
      return [visible(`Not proved: in ${proof.where} it left`), ...proof.left.flatMap(changeLines)]
    case 'failed': {
      const at = proof.at === null ? '' : ` at statement ${proof.at + 1}`
      return [visible(`Not proved: in ${proof.where} it failed${at}: ${proof.error.message}`)]
    }
    case 'not-tried':
      return [visible(`Not proved: ${proof.why}`)]
  }
}

import { type Change, signOf } from '#contract/change'
import type { Comparison } from '#contract/compare'
import { hazardLines } from '#contract/hazard-lines'
import { renameWords } from './rename-words'
import { counted, visible } from './table'
import type { WholePlan } from './whole-plan'

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
export function planLines({ steps, refused, proof, left, reversible }: WholePlan): string[] {
  const statements = steps.flatMap((one) => one.statements)
  if (statements.length === 0 && refused.length === 0) return ['', 'There is nothing to do.']
  return [
    '',
    `${counted(statements.length, 'statement')} in ${counted(steps.length, 'step')}${reversible ? ', reversible' : ''}:`,
    ...steps.flatMap(({ transactional, statements: own }) => [
      ...(transactional ? ['', '  BEGIN;'] : []),
      ...own.flatMap(({ sql, hazards }) => [
        '',
        ...hazardLines(hazards).map((line) => visible(`  -- ${line}`)),
        ...`${sql};`.split('\n').map((line) => visible(`  ${line}`)),
      ]),
      ...(transactional ? ['', '  COMMIT;'] : []),
    ]),
    '',
    ...refused.map(({ sentence, why }) => visible(`Not made: ${sentence}. ${why}`)),
    ...proofLines(proof, left),
  ]
}

function proofLines(proof: WholePlan['proof'], left: number): string[] {
  switch (proof.kind) {
    case 'proved':
    case 'unfit': {
      const back = { true: ', there and back', false: '; its reverse did not lead back', null: '' }
      const how = proof.kind === 'proved' ? 'Proved' : 'Not proved: what it leaves has faults, run'
      return [
        visible(`${how} in ${proof.where}${back[`${proof.reverse}`]}.`),
        ...proof.unfit.map(({ reason, advice }) => visible(`  ! ${reason} ${advice}`)),
        ...(proof.unasked === null ? [] : [visible(proof.unasked)]),
      ]
    }
    case 'differs': {
      const more = left - proof.left.length
      return [
        visible(`Not proved: in ${proof.where} it left`),
        ...proof.left.flatMap(changeLines),
        ...(more > 0 ? [`and ${more} more`] : []),
      ]
    }
    case 'failed': {
      const at = proof.at === null ? '' : ` at statement ${proof.at + 1}`
      return [visible(`Not proved: in ${proof.where} it failed${at}: ${proof.error.message}`)]
    }
    case 'not-tried':
      return [visible(`Not proved: ${proof.why}`)]
  }
}

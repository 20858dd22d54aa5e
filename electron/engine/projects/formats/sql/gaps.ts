import type { Problem } from '#contract/revision'

/** Eight digits are a date (20240131), more a point in time: such numbers have gaps by nature. */
const sequentialDigits = 7
/** People number by ones, or leave room by fives, tens, hundreds. */
const steps = [1000n, 100n, 10n, 5n, 1n]
const mostNamed = 5

/** A note on numbers left out of a sequential numbering; null where none is, or where the numbers are no sequence. */
export function gapProblem(numbers: readonly { id: string; number: string }[]): Problem | null {
  const first = numbers[0]
  if (!first || numbers.some(({ number }) => !isSequential(number))) return null
  const values = numbers.map(({ number }) => BigInt(number))
  const step = steps.find((s) => values.every((value) => value % s === 0n)) ?? 1n
  const missing: string[] = []
  const behind: string[] = []
  let expected = values[0] === 0n ? 0n : step
  for (const [i, value] of values.entries()) {
    if (value > expected) {
      missing.push(range(expected, value - step, first.number.length))
      behind.push(numbers[i]?.id ?? '')
    }
    expected = value + step
  }
  if (missing.length === 0) return null
  const named = missing.slice(0, mostNamed).join(', ')
  const more = missing.length > mostNamed ? ` and ${missing.length - mostNamed} more` : ''
  return {
    code: 'gap',
    message: `No file has the number ${named}${more}.`,
    advice:
      'If a file was left behind, put it back before you apply what follows; otherwise nothing needs to be done.',
    files: [],
    revisions: behind,
    blocks: false,
  }
}

function isSequential(number: string): boolean {
  return !number.includes('.') && number.replace(/^0+/, '').length <= sequentialDigits
}

function range(from: bigint, to: bigint, digits: number): string {
  const spell = (value: bigint) => value.toString().padStart(digits, '0')
  return from === to ? spell(from) : `${spell(from)} to ${spell(to)}`
}

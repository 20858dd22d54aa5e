import type { Command } from './feature'

/** The commands a query means, best first: every word must stand in label, group or detail; an empty query keeps all. */
export function matching(commands: readonly Command[], query: string, limit: number): readonly Command[] {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  return commands
    .map((command, index) => ({ command, index, score: score(command, words) }))
    .filter((scored) => scored.score !== null)
    .sort((a, b) => (a.score ?? 0) - (b.score ?? 0) || a.index - b.index)
    .slice(0, limit)
    .map((scored) => scored.command)
}

// Lower is better: a label that starts with the words, then one that has them, then the words elsewhere.
function score(command: Command, words: readonly string[]): number | null {
  const label = command.label.toLowerCase()
  const around = `${command.group} ${command.detail ?? ''}`.toLowerCase()
  let sum = 0
  for (const word of words) {
    const at = label.indexOf(word)
    if (at === 0) continue
    if (at > 0) sum += /[\s_.-]/.test(label[at - 1] ?? '') ? 1 : 2
    else if (around.includes(word)) sum += 4
    else return null
  }
  return sum
}

import type { Direction } from '#contract/revision'
import type { Rendering } from './alembic-renders'
import type { PublicRevision, Told } from './history'
import type { Replayed } from './replay'

/** What there is to say about a project, in lines. */
export function report(
  folder: string,
  revisions: readonly PublicRevision[],
  renderings: readonly Record<Direction, Rendering>[],
  { compared, ran, looks, differences }: Replayed,
): string {
  const known = (told: Told | Rendering): boolean => 'statements' in told
  const share = (some: readonly unknown[]): string =>
    `${some.length} of ${revisions.length} (${((100 * some.length) / revisions.length).toFixed(1)} %)`
  const read = revisions.flatMap(({ as }) => [as.up, as.down])
  const unchecked = revisions.flatMap(({ as }, i) =>
    (['up', 'down'] as const).flatMap((direction) => {
      const rendering = renderings[i]?.[direction]
      return known(as[direction]) && rendering && 'why' in rendering ? [rendering.why] : []
    }),
  )
  const [first] = differences
  return [
    `\n${folder}: ${revisions.length} revisions`,
    `  read as data: both ways ${share(revisions.filter(({ as }) => known(as.up) && known(as.down)))}, up ${share(revisions.filter(({ as }) => known(as.up)))}, down ${share(revisions.filter(({ as }) => known(as.down)))}`,
    '  not read, most often:',
    ...mostOften(read.flatMap((told) => ('why' in told ? [told.why] : []))),
    `  compared with Alembic’s rendering: ${compared} directions; ${ran} of them ran on both databases; databases compared ${looks} times besides`,
    `  read, but not rendered by this Alembic: ${unchecked.length}`,
    ...mostOften(unchecked.map(lastLine)),
    `  differences: ${differences.length}`,
    ...(first
      ? [
          `    ${first.file}, ${first.direction}`,
          `      ${first.what}`,
          '    Alembic:',
          ...first.alembic.map((sql) => `      ${sql}`),
          '    Varve:',
          ...first.varve.map((sql) => `      ${sql}`),
        ]
      : []),
    ...differences.slice(1).map(({ file, direction, what }) => `    also ${file}, ${direction}: ${what}`),
  ].join('\n')
}

function mostOften(reasons: readonly string[]): string[] {
  const counts = new Map<string, number>()
  for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1)
  return [...counts]
    .toSorted(([, some], [, others]) => others - some)
    .slice(0, 10)
    .map(([reason, count]) => `    ${String(count).padStart(4)}  ${reason}`)
}

function lastLine(text: string): string {
  return text.trimEnd().split('\n').at(-1) ?? ''
}

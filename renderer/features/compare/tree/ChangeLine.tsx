import { ChevronRight } from 'lucide-react'
import { signOf } from '#contract/change'
import type { ComparedChange } from '#contract/compare'
import type { Choice } from '../useGroups'
import { groupTaken, isTaken, turn } from '../taken'
import type { ChangeGroup } from './groups'
import type { TreeRow } from './rows'
import { signs } from './rows'
import { Tick } from './Tick'
import { useCompare } from '../store'
import { Chip } from '../../../ui/Chip'
import { ChangeSign } from '../../../ui/ChangeSign'
import { Name } from '../../../ui/Name'

/** Whether a line is taken; null for a part that follows the whole of its object. */
export function lineTaken(row: TreeRow, { careful }: Choice): boolean | 'mixed' | null {
  const { turned } = useCompare.getState()
  if (row.kind === 'group') return groupTaken(row.group, turned, careful)
  const follows = row.group.whole !== null && row.compared !== row.group.whole
  return follows ? null : isTaken(row.compared, row.group, turned, careful)
}

/** Takes a line, or leaves it where all of it is taken. */
export function turnLine(row: TreeRow, choice: Choice): void {
  const now = lineTaken(row, choice)
  if (now === null) return
  const changes = row.kind === 'group' ? row.changes : [row.compared]
  useCompare.setState((was) => ({ turned: turn(was.turned, changes, row.group, now !== true) }))
}

/** A line of the tree: an object with its counts, or one change in a sentence. */
export function ChangeLine({ row, choice, onToggle }: { row: TreeRow; choice: Choice; onToggle(): void }) {
  const checked = lineTaken(row, choice)
  return (
    <>
      <span className="change-indent" data-level={row.kind === 'change' ? row.level : 1}>
        {row.kind === 'group' && row.open !== null && (
          <ChevronRight
            size={12}
            aria-hidden
            className="turn"
            data-open={row.open || undefined}
            onClick={(event) => {
              event.stopPropagation()
              onToggle()
            }}
          />
        )}
      </span>
      {checked === null ? (
        <span className="tick-none" />
      ) : (
        <Tick checked={checked} onTurn={() => turnLine(row, choice)} />
      )}
      {row.kind === 'group' ? (
        <GroupWords group={row.group} changes={row.changes} />
      ) : (
        <ChangeWords compared={row.compared} />
      )}
    </>
  )
}

function GroupWords({ group, changes }: { group: ChangeGroup; changes: readonly ComparedChange[] }) {
  const { whole } = group
  const parts = changes.filter((one) => one !== whole)
  if (whole !== null) {
    return (
      <>
        <ChangeSign sign={signOf(whole.change.kind)} />
        <span className="clip" title={whole.change.sentence}>
          <Name text={whole.change.sentence} />
        </span>
        <span className="grow" />
        {whole.ignoredBy !== null && <Ignored />}
        {parts.length > 0 && <span className="change-count num">{parts.length} more</span>}
      </>
    )
  }
  return (
    <>
      <ChangeSign sign="~" />
      <span className="clip" title={group.title}>
        <Name text={group.title} />
      </span>
      <span className="grow" />
      {signs.map((sign) => {
        const count = parts.filter(({ change }) => signOf(change.kind) === sign).length
        return (
          count > 0 && (
            <span key={sign} className="change-count num" data-sign={sign}>
              {sign}
              {count}
            </span>
          )
        )
      })}
    </>
  )
}

function ChangeWords({ compared }: { compared: ComparedChange }) {
  const { change, ignoredBy } = compared
  const [first, ...others] = change.properties
  const differs =
    first === undefined
      ? null
      : others.length === 0
        ? `${first.property} ${first.from ?? 'none'} → ${first.to ?? 'none'}`
        : change.properties.map(({ property }) => property).join(', ')
  return (
    <>
      <ChangeSign sign={signOf(change.kind)} />
      <span className="clip change-sentence" title={change.sentence}>
        <Name text={change.sentence} />
      </span>
      {differs !== null && (
        <span className="clip change-differs in-words" title={differs}>
          <Name text={differs} />
        </span>
      )}
      <span className="grow" />
      {ignoredBy !== null && <Ignored />}
    </>
  )
}

function Ignored() {
  return <Chip>ignored</Chip>
}

import type { RevisionState } from '#contract/revision'
import { lanePaths, laneX } from './lane-paths'
import type { LaneRow } from './lanes'
import { StateMark } from './StateMark'

interface GraphProps {
  readonly row: LaneRow
  /** How many lanes the whole list has. */
  readonly width: number
  /** Whether the row at a place is applied; its edges are drawn so. */
  readonly applied: (place: number) => boolean
  /** Null for base. */
  readonly mark: { readonly state: RevisionState | null; readonly current: boolean } | null
}

/** One row of the graph: the edges that pass, arrive and leave, and the revision's mark on its lane. */
export function Graph({ row, width, applied, mark }: GraphProps) {
  const wide = laneX(width - 1) + 10
  return (
    <svg
      className="mark"
      width={wide}
      height="28"
      viewBox={`0 0 ${wide} 28`}
      aria-hidden
      data-state={mark === null ? 'base' : (mark.state ?? 'unknown')}
    >
      {lanePaths(row, applied).map(({ d, needs, shared, applied: done }) => (
        <path
          key={`${needs} ${done} ${shared}`}
          d={d}
          className="mark-lane"
          data-lane={done ? 'applied' : 'pending'}
          data-needs={needs || undefined}
          data-shared={shared || undefined}
        />
      ))}
      <g transform={`translate(${laneX(row.lane)} 14)`}>
        {row.cut && <path d="M0 6v8" className="mark-cut" />}
        {mark === null ? (
          <path d="M-5 0h10" className="mark-base" />
        ) : (
          <>
            <circle r={mark.current ? 9.6 : 6.6} className="mark-ground" />
            <StateMark {...mark} />
          </>
        )}
      </g>
    </svg>
  )
}

import { ChevronRight } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { ObjectRef } from '#contract/catalog'
import type { Change } from '#contract/change'
import { signOf } from '#contract/change'
import { refKey } from '#contract/ref-key'
import type { Replayed } from './store'
import { ChangedProperties } from '../../../app/ChangeText'
import { client } from '../../../app/client'
import { useRead } from '../../../app/useRead'
import { ChangeSign } from '../../../ui/ChangeSign'
import { ErrorNotice } from '../../../ui/ErrorNotice'
import { MergeView } from '../../../ui/MergeView'
import { Name } from '../../../ui/Name'
import { ProgressLine } from '../../../ui/ProgressLine'

interface EffectLineProps {
  readonly change: Change
  readonly revision: string
  readonly replayed: Replayed
  readonly open: boolean
  /** Whether the keyboard is to stand here. */
  readonly sought: boolean
  onToggle(): void
  onLeave(): void
}

/** One change in a sentence; opened, the object's DDL before and after the revision. */
export function EffectLine(props: EffectLineProps) {
  const { change, revision, replayed, open, sought, onToggle } = props
  const line = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (sought) line.current?.focus()
  }, [sought])
  return (
    <div className="effect">
      <button
        type="button"
        ref={line}
        className="effect-line"
        aria-expanded={open}
        onClick={onToggle}
        onBlur={sought ? props.onLeave : undefined}
      >
        <ChevronRight size={12} aria-hidden className="effect-turn" data-open={open || undefined} />
        <ChangeSign sign={signOf(change.kind)} />
        <span className="effect-text">
          <Name text={change.sentence} />
          <ChangedProperties change={change} />
        </span>
      </button>
      {open && <Ddl target={whole(change.ref)} revision={revision} replayed={replayed} />}
    </div>
  )
}

function Ddl({ target, revision, replayed }: { target: ObjectRef; revision: string; replayed: Replayed }) {
  const key = JSON.stringify([replayed, revision, refKey(target)])
  const { value, error } = useRead(key, (signal) =>
    client.replay.ddl({ ...replayed, revision, ref: target }, { signal }),
  )
  return (
    <div className="effect-ddl">
      {error !== null ? (
        <ErrorNotice error={error} />
      ) : value === null ? (
        <ProgressLine share={null} label="Reading the DDL" />
      ) : (
        <MergeView
          fit
          labels={[`DDL before ${revision}`, `DDL after ${revision}`]}
          from={value.from ?? ''}
          to={value.to ?? ''}
          language={replayed.dialect}
        />
      )}
    </div>
  )
}

/** What has DDL of its own: a column, key or index stands in that of its table. */
function whole(ref: ObjectRef): ObjectRef {
  const { schema, table, kind } = ref
  if (table === null || kind === 'trigger' || kind === 'rule' || kind === 'policy') return ref
  return { kind: 'table', schema, name: table, table: null }
}

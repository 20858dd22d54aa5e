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
          {!change.kind.startsWith('rename-') && <ChangedProperties change={change} />}
        </span>
      </button>
      {open && <Ddl {...asked(change)} revision={revision} replayed={replayed} />}
    </div>
  )
}

interface DdlProps extends ReturnType<typeof asked> {
  readonly revision: string
  readonly replayed: Replayed
}

function Ddl({ target, named, revision, replayed }: DdlProps) {
  const key = JSON.stringify([replayed, revision, refKey(target), named])
  const { value, error } = useRead(key, (signal) =>
    client.replay.ddl({ ...replayed, revision, ref: target, named }, { signal }),
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

/** The object whose DDL tells a change, and by its name on which side it goes: what is renamed or has gone is told by the name that it had. */
function asked({ kind, ref }: Change): { target: ObjectRef; named: 'before' | 'after' } {
  const target = whole(ref)
  const gone = signOf(kind) === '−' && target === ref
  return { target, named: gone || kind.startsWith('rename-') ? 'before' : 'after' }
}

/** What has DDL of its own: a column, key or index stands in that of its table. */
function whole(ref: ObjectRef): ObjectRef {
  const { schema, table, kind } = ref
  if (table === null || kind === 'trigger' || kind === 'rule' || kind === 'policy') return ref
  return { kind: 'table', schema, name: table, table: null }
}

import { SegmentedControl } from '@mantine/core'
import { useContext, useState } from 'react'
import type { Change } from '#contract/change'
import type { DiagramName } from '#contract/diagram'
import type { RevisionEffects } from '#contract/effects'
import type { Project } from '#contract/revision'
import { EffectLine } from './EffectLine'
import { OneRoundTrip } from './OneRoundTrip'
import { effectsShown, showEffects, useEffectsShown } from './shown'
import type { Replayed } from './store'
import { useApplied } from './useApplied'
import { Part } from '../ChangesView'
import type { Changes } from '../useChanges'
import { RevisionDrawing } from '../../../app/revision-drawing'
import { countOf } from '../../../ui/amounts'
import { VirtualLines } from '../../../ui/VirtualLines'

interface EffectListProps {
  readonly project: Project
  readonly effects: RevisionEffects
  readonly replayed: Replayed
  readonly of: string
  readonly told: Changes | null
}

type Line =
  | { readonly kind: 'foot'; readonly key: string }
  | { readonly kind: 'change'; readonly key: string; readonly change: Change }

/** Every change of a revision in a sentence and in a drawing, then whether its down part undoes them. */
export function EffectList({ project, effects, replayed, of, told }: EffectListProps) {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  /** The line that was asked for from the drawing. */
  const [sought, setSought] = useState<string | null>(null)
  const shown = useEffectsShown((state) => state.shown)
  const draw = useContext(RevisionDrawing)
  const applied = useApplied(effects.revision)
  const { changes, revision } = effects
  const lines: readonly Line[] = [
    ...changes.map((change, index): Line => ({ kind: 'change', key: String(index), change })),
    { kind: 'foot', key: 'foot' },
  ]
  const toggle = (key: string) => {
    const next = new Set(open)
    if (!next.delete(key)) next.add(key)
    setOpen(next)
  }
  const seek = (table: DiagramName) => {
    const at = changes.findIndex((change) => isOf(change, table))
    if (at < 0) return
    if (shown === 'diagram') showEffects('both')
    setSought(String(at))
  }
  const down = project.format === 'sql' ? null : (told?.down ?? null)
  const drawn = draw !== null && changes.length > 0 && shown !== 'list'
  return (
    <div className="column fill">
      <Head count={changes.length} />
      {drawn && (
        <section
          className="effects-drawing"
          data-whole={shown === 'diagram' || undefined}
          aria-label="Diagram of the changes"
        >
          {draw({ replayed, of, revision, applied, onOpen: seek })}
        </section>
      )}
      {(!drawn || shown !== 'diagram') && (
        <VirtualLines
          label="What it changes"
          items={lines}
          follow={sought === null ? null : `${revision} ${sought}`}
          keyOf={(line) => `${revision} ${line.key}`}
          estimate={(line) => (line.kind === 'change' ? 26 : 60)}
          renderLine={(line) =>
            line.kind === 'foot' ? (
              <div className="effects-foot">
                <OneRoundTrip revision={revision} replayed={replayed} of={of} />
                {down !== null && <Part title="Rolling it back, as its file tells" told={down} none="" />}
              </div>
            ) : (
              <EffectLine
                change={line.change}
                revision={revision}
                replayed={replayed}
                open={open.has(line.key)}
                sought={line.key === sought}
                onToggle={() => toggle(line.key)}
                onLeave={() => setSought(null)}
              />
            )
          }
        />
      )}
    </div>
  )
}

/** Whether a change is one of a table as it is called behind the revision. */
function isOf({ kind, ref, properties }: Change, { schema, name }: DiagramName): boolean {
  if (kind === 'rename-table') {
    const now = (property: string) => properties.find((one) => one.property === property)?.to
    return (now('schema') ?? ref.schema) === schema && (now('name') ?? ref.name) === name
  }
  return ref.schema === schema && (ref.kind === 'table' ? ref.name : ref.table) === name
}

function Head({ count }: { count: number }) {
  const shown = useEffectsShown((state) => state.shown)
  return (
    <div className="effects-head">
      <p className="grow dim">
        {count === 0
          ? 'Replayed: it changes nothing in the schema.'
          : `Replayed: ${countOf(count, 'change')} in the schema.`}
      </p>
      {count > 0 && (
        <SegmentedControl
          aria-label="How the changes are shown"
          value={shown}
          data={effectsShown.map((choice) => ({ ...choice }))}
          onChange={showEffects}
        />
      )}
    </div>
  )
}

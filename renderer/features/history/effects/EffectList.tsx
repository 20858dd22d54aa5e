import { Workflow } from 'lucide-react'
import { useState } from 'react'
import type { Change } from '#contract/change'
import type { RevisionEffects } from '#contract/effects'
import type { Project } from '#contract/revision'
import { EffectLine } from './EffectLine'
import { OneRoundTrip } from './OneRoundTrip'
import type { Replayed } from './store'
import { Part } from '../ChangesView'
import type { Changes } from '../useChanges'
import { formatRoute } from '../../../app/routes'
import { openConnectionId, useWorkspace } from '../../../app/workspace'
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
  | { readonly kind: 'head'; readonly key: string }
  | { readonly kind: 'foot'; readonly key: string }
  | { readonly kind: 'change'; readonly key: string; readonly change: Change }

/** Every change of a revision in a sentence, then whether its down part undoes them. */
export function EffectList({ project, effects, replayed, of, told }: EffectListProps) {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const { changes, revision } = effects
  const lines: readonly Line[] = [
    { kind: 'head', key: 'head' },
    ...changes.map((change, index): Line => ({ kind: 'change', key: String(index), change })),
    { kind: 'foot', key: 'foot' },
  ]
  const toggle = (key: string) => {
    const next = new Set(open)
    if (!next.delete(key)) next.add(key)
    setOpen(next)
  }
  const down = project.format === 'sql' ? null : (told?.down ?? null)
  return (
    <div className="column fill">
      <VirtualLines
        label="What it changes"
        items={lines}
        keyOf={(line) => `${revision} ${line.key}`}
        estimate={(line) => (line.kind === 'change' ? 26 : 60)}
        renderLine={(line) =>
          line.kind === 'head' ? (
            <Head changes={changes} />
          ) : line.kind === 'foot' ? (
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
              onToggle={() => toggle(line.key)}
            />
          )
        }
      />
    </div>
  )
}

function Head({ changes }: { changes: readonly Change[] }) {
  const live = useWorkspace(openConnectionId) !== null
  const tables = new Map(
    changes
      .filter(({ kind, ref }) => kind !== 'drop-table' && (ref.table !== null || ref.kind === 'table'))
      .map(({ ref }) => [`${ref.schema}\n${ref.table ?? ref.name}`, [ref.schema, ref.table ?? ref.name]]),
  )
  return (
    <p className="effects-head dim">
      <span className="grow">
        {changes.length === 0
          ? 'Replayed: it changes nothing in the schema.'
          : `Replayed: ${countOf(changes.length, 'change')} in the schema.`}
      </span>
      {live && tables.size > 0 && (
        <a className="effects-link" href={formatRoute(['diagram', 'set', ...[...tables.values()].flat()])}>
          <Workflow size={13} aria-hidden /> {countOf(tables.size, 'table')} in the diagram
        </a>
      )}
    </p>
  )
}

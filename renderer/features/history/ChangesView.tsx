import { signOf } from '#contract/change'
import type { ToldChange, ToldChanges } from '#contract/told-changes'
import { showPlace } from './store'
import type { Changes } from './useChanges'
import { Unread } from './Unread'
import type { Loaded } from '../../app/loaded'
import { ErrorNotice } from '../../ui/ErrorNotice'
import { Name } from '../../ui/Name'

const words = { '+': 'adds', '−': 'removes', '~': 'alters', '·': 'runs' } as const

/** What a revision changes, as sentences, first applying it and then rolling it back. */
export function ChangesView({ changes: { value, error } }: { changes: Loaded<Changes> }) {
  if (error !== null) {
    return (
      <div className="detail-body">
        <ErrorNotice error={error} />
      </div>
    )
  }
  if (value === null) return null
  return (
    <div className="detail-body">
      <Part title="Applying it" told={value.up} none="It has no upgrade part." />
      <Part
        title="Rolling it back"
        told={value.down}
        none="It has no downgrade part, so it can’t be rolled back."
      />
    </div>
  )
}

/** One direction in sentences, as its file tells it. */
export function Part({ title, told, none }: { title: string; told: ToldChanges | null; none: string }) {
  return (
    <section aria-label={title}>
      <h3 className="told-title">{title}</h3>
      {told === null ? (
        <p className="dim">{none}</p>
      ) : told.kind === 'unread' ? (
        <Unread unread={told} />
      ) : told.changes.length === 0 ? (
        <p className="dim">Changes nothing.</p>
      ) : (
        <ul className="told">
          {told.changes.map((change, index) => (
            <Line key={index} change={change} file={told.file} />
          ))}
        </ul>
      )}
    </section>
  )
}

function Line({ change, file }: { change: ToldChange; file: string }) {
  const { kind, sentence, aside, line, column } = change
  const sign = kind === null ? '·' : signOf(kind)
  return (
    <li className="told-line">
      <span className="told-sign" data-sign={sign} aria-hidden>
        {sign}
      </span>
      <span className="unseen">{words[sign]} </span>
      <span className="told-text">
        <span className={kind === null ? 'mono' : undefined}>
          <Name text={sentence} />
        </span>
        {aside !== null && (
          <span className="told-aside">
            <Name text={aside} />
          </span>
        )}
      </span>
      <button
        type="button"
        className="told-place num"
        title="Show it in Source"
        onClick={() => showPlace({ file, line, column }, 'note')}
      >
        line {line}
      </button>
    </li>
  )
}

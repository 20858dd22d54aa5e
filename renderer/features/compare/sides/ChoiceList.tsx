import { useId, useMemo, useState } from 'react'
import type { KeyboardEvent } from 'react'
import type { Command } from '../../../app/feature'
import { matching } from '../../../app/palette-match'
import { rowForKey } from '../../../ui/listKeys'
import { Name } from '../../../ui/Name'

/** A field over a list: typing narrows it, arrows move, Enter chooses. */
export function ChoiceList({ label, choices }: { label: string; choices: readonly Command[] }) {
  const [query, setQuery] = useState('')
  const [at, setAt] = useState(0)
  const id = useId()
  const found = useMemo(() => matching(choices, query, 200), [choices, query])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') found[at]?.run()
    else {
      const to =
        event.key === 'Home' || event.key === 'End' ? null : rowForKey(event.key, at, found.length, 8)
      if (to === null) return
      setAt(to)
      document.getElementById(`${id}-${to}`)?.scrollIntoView({ block: 'nearest' })
    }
    event.preventDefault()
  }
  return (
    <>
      <input
        data-autofocus
        className="side-field"
        role="combobox"
        aria-expanded
        aria-controls={`${id}-list`}
        aria-activedescendant={found.length > 0 ? `${id}-${at}` : undefined}
        aria-label={label}
        placeholder="Connection or revision…"
        spellCheck={false}
        value={query}
        onChange={(event) => {
          setQuery(event.currentTarget.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div className="side-list" role="listbox" id={`${id}-list`} aria-label="Found">
        {found.map((choice, index) => (
          <div
            key={choice.id}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === at}
            className="palette-row"
            onPointerMove={() => setAt(index)}
            onClick={() => choice.run()}
          >
            {choice.icon}
            <span className="clip in-words side-label">
              <Name text={choice.label} />
            </span>
            <span className="clip faint grow in-words">
              <Name text={choice.detail ?? ''} />
            </span>
            <span className="palette-group">{choice.group}</span>
          </div>
        ))}
      </div>
      {found.length === 0 && <p className="palette-none">Nothing is called “{query}”.</p>}
    </>
  )
}

import { useMantineColorScheme } from '@mantine/core'
import { useId, useMemo, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { allCommands } from './commands'
import { matching } from './palette-match'
import { closeOverlay, openPalette, useOverlay } from './palette-open'
import { Floating } from '../ui/Floating'
import { rowForKey } from '../ui/listKeys'
import { useKeysEverywhere } from '../ui/useKeys'

/** The palette: one field over everything that can be gone to or done. */
export function Palette() {
  const open = useOverlay((state) => state.open === 'palette')
  useKeysEverywhere({ 'mod+K': () => (open ? closeOverlay() : openPalette()) })
  if (!open) return null
  return (
    <Floating wide label="Search and actions" onClose={closeOverlay}>
      <PaletteBody />
    </Floating>
  )
}

function PaletteBody() {
  const { setColorScheme } = useMantineColorScheme()
  const [query, setQuery] = useState('')
  const [at, setAt] = useState(0)
  const id = useId()
  const commands = useMemo(() => allCommands(setColorScheme), [setColorScheme])
  const found = useMemo(() => matching(commands, query, 60), [commands, query])
  const choose = (index: number) => {
    const command = found[index]
    if (command === undefined) return
    closeOverlay()
    command.run()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') choose(at)
    else if (event.key !== 'Home' && event.key !== 'End') {
      const to = rowForKey(event.key, at, found.length, 10)
      if (to === null) return
      setAt(to)
      document.getElementById(`${id}-${to}`)?.scrollIntoView({ block: 'nearest' })
    } else return
    event.preventDefault()
  }
  return (
    <div className="palette">
      <input
        autoFocus
        className="palette-field"
        role="combobox"
        aria-expanded
        aria-controls={`${id}-list`}
        aria-activedescendant={found.length > 0 ? `${id}-${at}` : undefined}
        aria-label="Search screens, revisions, tables, connections and actions"
        placeholder="Search screens, revisions, tables, actions…"
        spellCheck={false}
        value={query}
        onChange={(event) => {
          setQuery(event.currentTarget.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div className="palette-list" role="listbox" id={`${id}-list`} aria-label="Found">
        {found.map((command, index) => (
          <div
            key={command.id}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === at}
            className="palette-row"
            onPointerMove={() => setAt(index)}
            onClick={() => choose(index)}
          >
            {command.icon}
            <span className="clip">{command.label}</span>
            {command.detail !== null && <span className="clip faint grow">{command.detail}</span>}
            <span className="palette-group">{command.group}</span>
          </div>
        ))}
      </div>
      {found.length === 0 && <p className="palette-none">Nothing is called “{query}”.</p>}
    </div>
  )
}

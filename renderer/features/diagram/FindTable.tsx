import { TextInput } from '@mantine/core'
import { Search } from 'lucide-react'
import { useId, useMemo, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import type { DiagramAnswer } from '#contract/diagram'
import { navigate } from '../../app/routes'
import { rowForKey } from '../../ui/listKeys'
import { Name } from '../../ui/Name'
import { goTo } from './acting'
import { findable, findTables, type FoundTable } from './find'
import type { Picture } from './picture/picture'
import { screenSheet } from './screen-sheet'
import { useDiagram } from './store'
import { subjectRoute } from './subject'

const nothing = new Map<string, never>()

/** Finds a table and goes to it; one that is not in the picture is drawn with its neighbours. */
export function FindTable({ answer, picture }: { answer: DiagramAnswer; picture: Picture | null }) {
  const views = useDiagram(({ also }) => also.includes('views'))
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const [open, setOpen] = useState(false)
  const box = useRef<HTMLInputElement>(null)
  const id = useId()
  const tables = useMemo(() => findable(answer, views), [answer, views])
  const found = useMemo(
    () => findTables(tables, picture?.boxes ?? nothing, typed, 12),
    [tables, picture, typed],
  )
  const choose = (one: FoundTable | undefined) => {
    if (one === undefined) return
    setOpen(false)
    setTyped('')
    box.current?.blur()
    document.querySelector<HTMLElement>('.diagram-keys')?.focus()
    if (one.drawn) goTo(screenSheet, one.id)
    else navigate(subjectRoute({ kind: 'around', table: one.table, depth: 1 }))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') choose(found[at])
    else if (event.key === 'Escape') {
      if (typed === '') box.current?.blur()
      else setTyped('')
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp')
      setAt(rowForKey(event.key, at, found.length, 8) ?? 0)
    else return
    event.preventDefault()
  }
  const shown = open && typed.trim() !== ''
  return (
    <div className="diagram-find" onBlur={() => setOpen(false)}>
      <TextInput
        ref={box}
        role="combobox"
        aria-label="Find a table"
        aria-expanded={shown}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={shown && found.length > 0 ? `${id}-${at}` : undefined}
        placeholder="Find a table  /"
        leftSection={<Search size={13} aria-hidden />}
        value={typed}
        spellCheck={false}
        onFocus={() => setOpen(true)}
        onChange={(event) => {
          setTyped(event.currentTarget.value)
          setAt(0)
          setOpen(true)
        }}
        onKeyDown={onKeyDown}
      />
      <div
        id={`${id}-list`}
        className="diagram-found"
        role="listbox"
        aria-label="Tables found"
        hidden={!shown}
      >
        {found.map((one, index) => (
          <div
            key={one.id}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === at}
            onPointerMove={() => setAt(index)}
            onPointerDown={(event) => {
              event.preventDefault()
              choose(one)
            }}
          >
            <span className="clip">
              <Name text={one.table.name} />
            </span>
            <span className="clip dim">
              <Name text={one.table.schema} />
            </span>
            {!one.drawn && <span className="faint">not drawn yet</span>}
          </div>
        ))}
        {found.length === 0 && <p className="dim">No table is called that.</p>}
      </div>
    </div>
  )
}

import { TextInput } from '@mantine/core'
import { Search } from 'lucide-react'
import { useRef } from 'react'
import { useKeys } from './useKeys'

/** The filter above a list: `/` goes to it, Escape empties it and then leaves it, arrow down goes on to the list. */
export function FilterBox(props: {
  label: string
  value: string
  onChange(value: string): void
  onDown?(): void
}) {
  const box = useRef<HTMLInputElement>(null)
  useKeys({ '/': () => box.current?.focus() })
  return (
    <TextInput
      ref={box}
      className="grow"
      aria-label={props.label}
      placeholder={`${props.label}  /`}
      leftSection={<Search size={13} aria-hidden />}
      value={props.value}
      spellCheck={false}
      onChange={(event) => props.onChange(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          if (props.value === '') box.current?.blur()
          else props.onChange('')
        } else if (event.key === 'ArrowDown') {
          event.preventDefault()
          props.onDown?.()
        }
      }}
    />
  )
}

import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import type { FormEvent, ReactNode } from 'react'
import { goBack } from '../../../app/routes'
import { useEscape } from '../../../ui/useEscape'

interface WorkPanelProps {
  readonly title: string
  /** The words on the button that does it. */
  readonly verb: string
  readonly danger?: boolean
  readonly ready: boolean
  readonly busy: boolean
  readonly onDo: () => void
  readonly children: ReactNode
}

/** A task in the detail's place: what it would do, and the button that does it. */
export function WorkPanel(props: WorkPanelProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  const cancel = () => goBack(['history'])
  const escape = useEscape(cancel)
  useEffect(() => {
    const field = heading.current?.closest('form')?.querySelector<HTMLElement>('input[data-first]')
    ;(field ?? heading.current)?.focus()
  }, [])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (props.ready && !props.busy) props.onDo()
  }
  return (
    <form className="panel" aria-labelledby="work-title" onSubmit={submit} noValidate {...escape}>
      <div className="detail-body">
        <div className="row wrap">
          <h2 className="detail-title grow work-title" id="work-title" ref={heading} tabIndex={-1}>
            {props.title}
          </h2>
          <Button variant="default" onClick={cancel}>
            Cancel
          </Button>
          <Button
            type="submit"
            disabled={!props.ready || props.busy}
            {...(props.danger === true ? { color: 'red' } : {})}
          >
            {props.verb}
          </Button>
        </div>
        {props.children}
      </div>
    </form>
  )
}

import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'

/** Something that floats above the window until it is done with: Escape or a click beside it closes it. */
export function Floating(props: { label: string; wide?: boolean; onClose(): void; children: ReactNode }) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const shown = dialog.current
    shown?.showModal()
    return () => shown?.close()
  }, [])
  return (
    <dialog
      ref={dialog}
      className="floating"
      data-wide={props.wide || undefined}
      aria-label={props.label}
      onCancel={(event) => {
        event.preventDefault()
        props.onClose()
      }}
      onClick={(event) => event.target === event.currentTarget && props.onClose()}
    >
      {props.children}
    </dialog>
  )
}

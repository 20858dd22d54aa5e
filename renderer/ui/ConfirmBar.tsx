import { Button } from '@mantine/core'

/** Asks in place, without a modal, before something that is not easily undone. */
export function ConfirmBar(props: {
  text: string
  confirm: string
  danger?: boolean
  busy?: boolean
  onConfirm(): void
  onCancel(): void
}) {
  return (
    <div className="confirm" role="group" aria-label={props.confirm}>
      <p>{props.text}</p>
      <Button variant="default" onClick={props.onCancel}>
        Cancel
      </Button>
      <Button
        {...(props.danger === true ? { color: 'red' } : {})}
        disabled={props.busy === true}
        onClick={props.onConfirm}
      >
        {props.confirm}
      </Button>
    </div>
  )
}

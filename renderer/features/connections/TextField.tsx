import { TextInput } from '@mantine/core'
import type { Editing } from './editing'
import type { Fields } from './fields'

/** Fields that hold what was typed. */
export type TextFieldName = {
  [K in keyof Fields]: Fields[K] extends string ? (string extends Fields[K] ? K : never) : never
}[keyof Fields]

/** One line of text of the form, with its problem below it. */
export function TextField(props: {
  editing: Editing
  field: TextFieldName
  label: string
  placeholder?: string
  description?: string
  mono?: boolean
}) {
  const { editing, field } = props
  return (
    <TextInput
      label={props.label}
      value={editing.form.fields[field]}
      error={editing.problems[field]}
      description={props.description}
      placeholder={props.placeholder}
      classNames={{ input: props.mono === false ? '' : 'mono' }}
      spellCheck={false}
      autoComplete="off"
      autoCapitalize="off"
      onChange={(event) => editing.edit({ [field]: event.currentTarget.value })}
      onBlur={() => editing.leave(field)}
    />
  )
}

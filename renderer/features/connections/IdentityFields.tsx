import { Input, SegmentedControl, Switch } from '@mantine/core'
import { useId } from 'react'
import { Environment } from '#contract/connection'
import { connectionColors } from '../../app/connection-colors'
import type { Editing } from './editing'
import { suggestedName } from './fields'
import { chooseEnvironment, chooseReadOnly } from './form'
import { TextField } from './TextField'
import { environmentWords } from './words'

/** What the connection is called, how it is told apart, and what may be done through it. */
export function IdentityFields({ editing }: { editing: Editing }) {
  const { fields, readOnlyByProduction } = editing.form
  return (
    <>
      <TextField
        editing={editing}
        field="name"
        label="Name"
        placeholder={suggestedName(fields)}
        mono={false}
      />
      <div className="field-row">
        <Input.Wrapper label="Environment" labelElement="div">
          <SegmentedControl
            fullWidth
            aria-label="Environment"
            value={fields.environment}
            data={Environment.options.map((value) => ({ value, label: environmentWords[value] }))}
            onChange={(to) => editing.change((form) => chooseEnvironment(form, Environment.parse(to)))}
          />
        </Input.Wrapper>
        <Swatches editing={editing} />
      </div>
      <Switch
        label="Read-only"
        description={readOnlyText(fields.readOnly, readOnlyByProduction)}
        checked={fields.readOnly}
        onChange={(event) => {
          const on = event.currentTarget.checked
          editing.change((form) => chooseReadOnly(form, on))
        }}
      />
      <div className="field-row">
        <TextField
          editing={editing}
          field="lockTimeout"
          label="Lock timeout, seconds"
          description="How long a statement of a run waits for a lock. 0 waits without end."
        />
        <TextField
          editing={editing}
          field="statementTimeout"
          label="Statement timeout, seconds"
          description="How long a statement of a run may take. 0 has no bound."
        />
      </div>
    </>
  )
}

function readOnlyText(readOnly: boolean, byProduction: boolean): string {
  if (byProduction)
    return 'Turned on because this is production. Turn it off where revisions are to be applied from here.'
  return readOnly
    ? 'The server refuses every write on this connection; nothing can be applied or rolled back.'
    : 'Revisions can be applied and rolled back.'
}

function Swatches({ editing }: { editing: Editing }) {
  const id = useId()
  return (
    <Input.Wrapper label="Colour" labelElement="div">
      <div className="swatches" role="radiogroup" aria-label="Colour">
        {connectionColors.map(({ name, value }) => (
          <input
            key={name}
            type="radio"
            name={id}
            aria-label={name}
            title={name}
            style={{ backgroundColor: value, color: value }}
            checked={editing.form.fields.color === name}
            onChange={() => editing.edit({ color: name })}
          />
        ))}
      </div>
    </Input.Wrapper>
  )
}

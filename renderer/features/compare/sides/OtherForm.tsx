import { Button, SegmentedControl, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { CompareSide } from '#contract/compare'
import { DialectName } from '#contract/connection'

export type Other = 'folder' | 'snapshot' | 'sql'

const words: Record<Other, { label: string; placeholder: string; description: string }> = {
  folder: {
    label: 'Folder of the other project',
    placeholder: '/home/me/other-app',
    description: 'Its revisions are replayed, up to all of its heads.',
  },
  snapshot: {
    label: 'Snapshot file',
    placeholder: '/home/me/notes-app/schema.json',
    description: 'A catalog that was saved earlier.',
  },
  sql: {
    label: 'SQL file',
    placeholder: '/home/me/notes-app/schema.sql',
    description: 'SQL that makes a schema in an empty database; it runs in a throwaway one.',
  },
}

/** Names a side by a path on this machine. */
export function OtherForm(props: {
  other: Other
  dialect: DialectName
  onChoose(side: CompareSide): void
  onBack(): void
}) {
  const [path, setPath] = useState('')
  const [dialect, setDialect] = useState(props.dialect)
  const { label, placeholder, description } = words[props.other]
  const file = path.trim()
  const absolute = /^(\/|[A-Za-z]:[\\/]|\\\\)/.test(file)
  const side = (): CompareSide => {
    if (props.other === 'snapshot') return { kind: 'snapshot', file }
    if (props.other === 'sql') return { kind: 'sql', file, dialect }
    return { kind: 'project', folder: file, at: { kind: 'heads' }, dialect }
  }
  return (
    <form
      className="side-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (absolute) props.onChoose(side())
      }}
    >
      <TextInput
        data-autofocus
        label={label}
        description={description}
        placeholder={placeholder}
        classNames={{ input: 'mono' }}
        spellCheck={false}
        value={path}
        error={file !== '' && !absolute ? 'The whole path is needed, from the root on.' : null}
        onChange={(event) => setPath(event.currentTarget.value)}
      />
      {props.other !== 'snapshot' && (
        <SegmentedControl
          aria-label="Dialect"
          data={[
            { value: 'postgres', label: 'PostgreSQL' },
            { value: 'mysql', label: 'MySQL / MariaDB' },
          ]}
          value={dialect}
          onChange={(value) => setDialect(DialectName.parse(value))}
        />
      )}
      <div className="row">
        <Button type="submit" disabled={!absolute}>
          Use it
        </Button>
        <Button variant="default" onClick={props.onBack}>
          Back
        </Button>
      </div>
    </form>
  )
}

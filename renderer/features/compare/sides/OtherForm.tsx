import { Button, SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import type { CompareSide } from '#contract/compare'
import { DialectName } from '#contract/connection'
import { PathField } from '../../../app/PathField'
import { isWhole, withSlash } from '../../../app/typed-path'

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

const endings: Record<Exclude<Other, 'folder'>, string> = { snapshot: 'json', sql: 'sql' }

interface OtherFormProps {
  readonly other: Other
  readonly dialect: DialectName
  /** What is chosen now; its path is where to go on. */
  readonly side: CompareSide | null
  /** Folder of the open project, where a path may start. */
  readonly folder: string
  onChoose(side: CompareSide): void
  onBack(): void
}

/** Names a side by a path on this machine. */
export function OtherForm(props: OtherFormProps) {
  const { other, folder } = props
  const [path, setPath] = useState(pathOf(props.side, other, folder) ?? withSlash(folder))
  const [dialect, setDialect] = useState(props.dialect)
  const { label, placeholder, description } = words[other]
  const file = path.trim()
  const ready = isWhole(file) && (other === 'folder' || !/[/\\]$/.test(file))
  const side = (): CompareSide => {
    if (other === 'snapshot') return { kind: 'snapshot', file }
    if (other === 'sql') return { kind: 'sql', file, dialect }
    return { kind: 'project', folder: withoutSlash(file), at: { kind: 'heads' }, dialect }
  }
  return (
    <form
      className="side-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (ready) props.onChoose(side())
      }}
    >
      <PathField
        autoFocus
        label={label}
        description={description}
        placeholder={placeholder}
        wanted={other === 'folder' ? 'folder' : { purpose: 'open', title: label, endings: [endings[other]] }}
        value={path}
        onChange={setPath}
      />
      {other !== 'snapshot' && (
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
        <Button type="submit" disabled={!ready}>
          Use it
        </Button>
        <Button variant="default" onClick={props.onBack}>
          Back
        </Button>
      </div>
    </form>
  )
}

function pathOf(side: CompareSide | null, other: Other, home: string): string | null {
  if (side === null) return null
  if (side.kind === 'project') return other === 'folder' && side.folder !== home ? side.folder : null
  return side.kind !== 'connection' && side.kind === other ? side.file : null
}

function withoutSlash(folder: string): string {
  const bare = folder.replace(/[/\\]+$/, '')
  return isWhole(bare) ? bare : folder
}

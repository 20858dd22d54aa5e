import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import type { Project } from '#contract/revision'
import { useHistory } from './store'
import type { ShownPlace } from './store'
import { useRead } from '../../app/useRead'
import { client } from '../../app/client'
import { useSqlLanguage } from '../../app/sql-language'
import { CodeView } from '../../ui/CodeView'
import { ErrorNotice } from '../../ui/ErrorNotice'

/** The revision's files, whole. */
export function SourceView({ project, files }: { project: Project; files: readonly string[] }) {
  const place = useHistory((state) => state.place)
  const [chosen, setChosen] = useState(place?.file ?? files[0] ?? '')
  const file = files.includes(chosen) ? chosen : (files[0] ?? '')
  if (file === '') return <p className="detail-body dim">Its file is not in the project folder.</p>
  return (
    <div className="column fill">
      {files.length > 1 && (
        <div className="detail-note">
          <SegmentedControl aria-label="File" data={[...files]} value={file} onChange={setChosen} />
        </div>
      )}
      <OneFile project={project} file={file} place={place?.file === file ? place : null} />
    </div>
  )
}

function OneFile({ project, file, place }: { project: Project; file: string; place: ShownPlace | null }) {
  const language = useSqlLanguage()
  const { value, error } = useRead([project.folder, file, project.readAt].join('\n'), (signal) =>
    client.projects.source({ folder: project.folder, file }, { signal }),
  )
  if (error !== null) {
    return (
      <div className="detail-body">
        <ErrorNotice error={error} />
      </div>
    )
  }
  return value === null ? null : (
    <CodeView
      label={`Source of ${file}`}
      text={value.text}
      language={file.endsWith('.py') ? 'python' : language}
      place={place}
    />
  )
}

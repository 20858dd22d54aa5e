import type { Project } from '#contract/revision'
import { AppError } from '#engine/errors'
import type { Draft, DraftStatement, WantedDraft } from '../../draft'
import type { ScriptText } from '../../format'
import { nextName } from './next-name'
import { readSections, type Section } from './sections'

/** The statements as numbered SQL files: one with sections, or one for each direction, as the project has them. */
export async function drafts(project: Project, wanted: WantedDraft): Promise<Draft[]> {
  const { message, now } = wanted
  const { number, up, down } = nextName(project, message, now)
  const [upFile, downFile] = [placed(project, up), placed(project, down)]
  const upText = textOf(wanted.up)
  const downText = 'irreversible' in wanted.down ? null : textOf(wanted.down)
  const draft = { revision: number, says: 'statements' } as const
  if (upFile !== downFile) {
    return [
      {
        ...draft,
        files: [
          { file: upFile, text: upText },
          ...(downText === null ? [] : [{ file: downFile, text: downText }]),
        ],
        up: scriptOf(upFile, wholeOf(upText)),
        down: downText === null ? null : scriptOf(downFile, wholeOf(downText)),
      },
    ]
  }
  const alone = wanted.transactionalDdl && wanted.up.some(({ transactional }) => !transactional)
  const option = alone ? ' transaction:false' : ''
  const text = [`-- migrate:up${option}\n${upText}`, `-- migrate:down${option}\n${downText ?? ''}`].join('\n')
  const sections = readSections(text)
  if (sections.kind !== 'sections') throw notSections(upFile)
  return [
    {
      ...draft,
      files: [{ file: upFile, text }],
      up: scriptOf(upFile, sections.up ?? wholeOf('')),
      down: downText === null || sections.down === null ? null : scriptOf(upFile, sections.down),
    },
  ]
}

function placed({ versionsFolder }: Project, name: string): string {
  return versionsFolder === '' ? name : `${versionsFolder}/${name}`
}

function textOf(statements: readonly DraftStatement[]): string {
  return statements.map(({ sql }) => `${sql};\n`).join('\n')
}

function wholeOf(text: string): Section {
  return { text, line: 1, transaction: true }
}

function scriptOf(file: string, { text, line, transaction }: Section): ScriptText {
  return { kind: 'text', file, text, line, transaction, checksum: null }
}

function notSections(file: string): AppError {
  return new AppError(
    'not-planned',
    `A statement has a line that would begin a section of ${file}: it starts with -- migrate:.`,
    { advice: 'Export the plan as a script, and write the revision by hand.' },
  )
}

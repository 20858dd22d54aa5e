import type { Problem } from '#contract/revision'
import { faultWords } from '../../graph/faults'
import type { Graph, GraphFault } from '../../graph/vertex'
import type { VersionFile } from './versions/version-file'

/** Settings that can't be read. */
export function configProblem(message: string, files: readonly string[]): Problem {
  return {
    code: 'bad-config',
    message,
    advice: 'Put that right; the list updates by itself.',
    files: [...files],
    revisions: [],
    blocks: true,
  }
}

/** A versions folder that leads out of the project's. */
export function outsideProblem(path: string, folder: string): Problem {
  return {
    code: 'outside-folder',
    message: `The versions folder ${path} lies outside of ${folder}, so its revisions are not read.`,
    advice: 'Open the folder that holds both.',
    files: [],
    revisions: [],
    blocks: true,
  }
}

/** Other sections of the ini are projects of their own. */
export function sectionsProblem(
  others: readonly { section: string; scriptFolder: string }[],
  section: string,
): Problem {
  const named = others.map((other) => `[${other.section}] (${other.scriptFolder})`).join(', ')
  return {
    code: 'bad-config',
    message: `This is the history of [${section}]. The alembic.ini has other ones: ${named}.`,
    advice: 'To see one of them, open its script folder.',
    files: [],
    revisions: [],
    blocks: false,
  }
}

/** What is wrong with one file; null where nothing is. */
export function fileProblem({ file, read, failure }: VersionFile): Problem | null {
  const rest = { files: [file], revisions: read?.head ? [read.head.id] : [], blocks: true }
  if (failure) return { code: failure.code, message: failure.message, advice: failure.advice, ...rest }
  if (!read?.fault) return null
  const { code, line, message, advice } = read.fault
  return {
    code,
    message: line === null ? `${file} ${message}.` : `Line ${line} of ${file} ${message}.`,
    advice,
    ...rest,
  }
}

const codes: Record<GraphFault['kind'], Problem['code']> = {
  'duplicate-id': 'duplicate-id',
  'duplicate-label': 'duplicate-label',
  'missing-parent': 'missing-parent',
  'missing-dependency': 'missing-dependency',
  cycle: 'cycle',
  'dependency-cycle': 'cycle',
}

/** What is wrong with the history as a whole, with the files involved. */
export function graphProblems({ faults }: Graph, filesOf: (id: string) => readonly string[]): Problem[] {
  return faults.map((fault) => {
    const files = fault.revisions.flatMap((id) => filesOf(id))
    const { message, advice } = faultWords(fault)
    const named = fault.kind === 'duplicate-id' ? `${message.slice(0, -1)}: ${files.join(' and ')}.` : message
    return {
      code: codes[fault.kind],
      message: named,
      advice,
      files,
      revisions: [...fault.revisions],
      blocks: true,
    }
  })
}

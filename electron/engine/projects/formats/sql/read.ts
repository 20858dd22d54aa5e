import { basename, dirname, join } from 'node:path'
import type { Problem, Project, Revision } from '#contract/revision'
import { mapBounded } from '../../bounded'
import { entryKind, listFolder } from '../../folder'
import { compareNumbers } from '../../number'
import { gapProblem } from './gaps'
import { isRevision, readName } from './names'
import { pairFiles } from './pairs'
import { readSqlFile } from './revision-files'

/** Enough to keep a disk busy, and far below the number of files a process may hold open. */
const filesAtOnce = 32

/** Reads the folder's whole history; what is wrong with a file is a `Problem`. */
export async function read(folder: string, versionsFolder: string): Promise<Project> {
  const ignored: Project['ignored'] = []
  const problems: Problem[] = []
  const names = []
  const path = join(folder, versionsFolder)
  for (const entry of await listFolder(path)) {
    const name = readName(entry.name)
    const file = versionsFolder === '' ? entry.name : `${versionsFolder}/${entry.name}`
    if ((await entryKind(folder, path, entry)) === 'folder')
      ignored.push({ file: `${file}/`, reason: 'a folder' })
    else if (isRevision(name)) names.push({ file, name })
    else {
      ignored.push({ file, reason: name.reason })
      if (name.unsupported) problems.push(unsupported(file, name.reason))
    }
  }
  const files = await mapBounded(names, filesAtOnce, ({ file, name }) => readSqlFile(folder, file, name))
  files.sort((a, b) => compareNumbers(a.name.number, b.name.number) || (a.file < b.file ? -1 : 1))
  const paired = pairFiles(files)
  const gap = gapProblem(paired.numbers)
  return {
    folder,
    versionsFolder,
    name: projectName(folder),
    format: 'sql',
    versionTable: null,
    watched: [versionsFolder],
    offers: [],
    revisions: inLine(paired.revisions),
    problems: [...paired.problems, ...(gap ? [gap] : []), ...problems],
    ignored,
    readAt: new Date().toISOString(),
  }
}

/** A history of numbers is a line: each revision follows the one before. */
function inLine(revisions: readonly Revision[]): Revision[] {
  return revisions.map((revision, i) => {
    const before = revisions[i - 1]
    return before ? { ...revision, downRevisions: [before.id] } : revision
  })
}

/** The folder's name, or that of the first folder above it that isn't called like every other migration folder. */
function projectName(folder: string): string {
  const name = basename(folder)
  const plain = /^(migrations?|migrate|sql|versions|db|database|backend|schema)$/i.test(name)
  const above = dirname(folder)
  return plain && basename(above) !== '' ? projectName(above) : name || folder
}

function unsupported(file: string, reason: string): Problem {
  return {
    code: 'unsupported-format',
    message: `${file} is ${reason}. It is not part of this history.`,
    advice: 'Give it a version number (V<number>__<name>.sql), or run it with the tool it was written for.',
    files: [file],
    revisions: [],
    blocks: false,
  }
}

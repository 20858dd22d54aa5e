import type { DialectName } from '#contract/connection'
import type { Project } from '#contract/revision'
import type { ToldScript } from '#contract/told-script'
import { AppError } from '#engine/errors'
import { meantDialect } from './meant-dialect'
import { counted, table, visible } from './table'
import { print, projectFolder, type Terminal } from './terminal'
import { say } from './say'

/** `varve show`: a revision, its statements, a range as one SQL script, or every revision's statements; needs no database. */
export async function show(terminal: Terminal): Promise<number> {
  const { args, client } = terminal
  const folder = projectFolder(terminal)
  const project = await client.projects.open({ folder })
  const dialect = meantDialect(args, project)
  const [name] = args.words
  if (name?.includes(':') === true) return showRange(terminal, name, dialect)
  const told = await client.projects.statements({ folder, revision: name ?? null, dialect })
  if (args.all) {
    print(terminal, told, () => told.flatMap(scriptLines))
    return 0
  }
  if (args.sql) return showSql(terminal, told)
  const found = revisionsOf(project, told)
  if (found.length === 0) say(`${name ?? ''} names no revision.`)
  print(terminal, found, () => found.flatMap(revisionLines))
  return 0
}

async function showRange(terminal: Terminal, range: string, dialect: DialectName): Promise<number> {
  const { args, client } = terminal
  const [from = '', to = '', ...more] = range.split(':')
  if (more.length > 0) throw new AppError('no-such-revision', `${range} is no range: write start:end.`)
  const direction = args.down ? 'down' : 'up'
  const folder = projectFolder(terminal)
  const { sql } = await client.projects.exportSql({ folder, direction, from, to, dialect })
  // The script is for a file or another program: it goes out as it is.
  if (args.json) print(terminal, { sql }, () => [])
  else process.stdout.write(sql)
  return 0
}

/** The statements of one direction alone; what is not known is no answer. */
function showSql(terminal: Terminal, told: readonly ToldScript[]): number {
  const wanted = terminal.args.down ? 'downgrade' : 'upgrade'
  const scripts = told.filter(({ direction }) => direction === wanted)
  for (const { revision, reason } of scripts) {
    if (reason !== null) say(visible(`${revision}: ${reason}`))
  }
  const unknown = scripts.some(({ way }) => way === 'none' || way === 'delegated')
  if (terminal.args.json) print(terminal, scripts, () => [])
  else
    process.stdout.write(scripts.flatMap(({ statements }) => statements.map((sql) => `${sql};\n\n`)).join(''))
  return unknown ? 1 : 0
}

function revisionsOf(project: Project, told: readonly ToldScript[]) {
  const shown = project.revisions.filter(({ id }) => told.some(({ revision }) => revision === id))
  return shown.map((revision) => ({
    ...revision,
    scripts: told.filter((script) => script.revision === revision.id),
  }))
}

function revisionLines(revision: ReturnType<typeof revisionsOf>[number]): string[] {
  const { id, message, downRevisions, dependencies, labels, date, upFile, scripts } = revision
  return [
    ...table([
      ['revision', id],
      ['message', message],
      ['follows', downRevisions.join(', ') || 'base'],
      ...(dependencies.length === 0 ? [] : [['depends on', dependencies.join(', ')]]),
      ...(labels.length === 0 ? [] : [['labels', labels.join(', ')]]),
      ...(date === null ? [] : [['date', date]]),
      ['file', upFile ?? ''],
    ]),
    ...scripts.flatMap(scriptLines),
  ]
}

function scriptLines({ revision, direction, way, statements, reason }: ToldScript): string[] {
  const count = way === 'none' || way === 'delegated' ? '' : `, ${counted(statements.length, 'statement')}`
  return [
    '',
    visible(`${revision} ${direction}: ${way}${count}${reason === null ? '' : `. ${reason}`}`),
    ...statements.flatMap((sql) => `${sql};`.split('\n').map((line) => `  ${visible(line)}`)),
  ]
}

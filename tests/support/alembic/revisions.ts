import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

const fixtures = join(import.meta.dirname, '../../fixtures/alembic/same-catalog')

/** A revision of the fixture, with the text of its file. */
export interface FixtureRevision {
  readonly id: string
  readonly title: string
  readonly file: string
  readonly text: string
}

/** An Alembic project in a folder of its own, its revisions in order. */
export interface FixtureProject {
  readonly folder: string
  readonly revisions: readonly FixtureRevision[]
}

/** Makes a project of one history out of bundles: files that hold several revisions, each under a `# revision: title`. */
export async function fixtureProject(
  bundles: readonly string[],
  constants: Readonly<Record<string, string>> = {},
): Promise<FixtureProject> {
  const texts = await Promise.all(bundles.map((bundle) => readFile(join(fixtures, `${bundle}.py`), 'utf8')))
  return projectOf(
    texts.flatMap(parts).map(([title, body], i) => {
      const id = revisionId(i)
      const before = i === 0 ? null : revisionId(i - 1)
      return { id, title, text: head(title, id, before, constants) + body }
    }),
  )
}

/** Makes a project of these revisions. */
export async function projectOf(given: readonly Omit<FixtureRevision, 'file'>[]): Promise<FixtureProject> {
  const folder = await mkdtemp(join(tmpdir(), 'varve-alembic-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  await mkdir(join(folder, 'versions'))
  for (const name of ['env.py', 'drive.py']) await copyFile(join(fixtures, name), join(folder, name))
  const revisions = given.map((revision) => ({
    ...revision,
    file: join(folder, 'versions', `${revision.id}.py`),
  }))
  for (const { file, text } of revisions) await writeFile(file, text)
  return { folder, revisions }
}

function parts(text: string): [title: string, body: string][] {
  return text
    .split(/^# revision: /m)
    .slice(1)
    .map((part) => {
      const end = part.indexOf('\n')
      return [part.slice(0, end), part.slice(end)]
    })
}

function revisionId(index: number): string {
  return `r${String(index + 1).padStart(3, '0')}`
}

function head(
  title: string,
  id: string,
  before: string | null,
  constants: Readonly<Record<string, string>>,
): string {
  const named = Object.entries(constants).map(([name, value]) => `${name} = ${JSON.stringify(value)}`)
  return `"""${title}"""
import datetime
import decimal
import uuid

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import mysql, postgresql

revision = "${id}"
down_revision = ${before === null ? 'None' : `"${before}"`}
${named.join('\n')}
`
}

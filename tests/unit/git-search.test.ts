import { execFileSync } from 'node:child_process'
import { access, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { whereIs } from '#engine/projects/git-search'

let root: string
let checkout: string
let marker: string

const git = (...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=Somebody', '-c', 'user.email=some@body.example', ...args], {
    cwd: checkout,
    stdio: ['ignore', 'pipe', 'ignore'],
  })

async function commit(file: string, text: string | null, message: string): Promise<void> {
  if (text === null) await rm(join(checkout, file))
  else {
    await mkdir(join(checkout, 'versions'), { recursive: true })
    await writeFile(join(checkout, file), text)
  }
  git('add', '-A')
  git('commit', '-q', '-m', message)
}

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'varve-git-'))
  checkout = join(root, 'checkout')
  marker = join(root, 'ran')
  await mkdir(checkout)
  git('init', '-q', '-b', 'main')
  await commit('versions/a.py', "revision = 'aaa1'\ndown_revision = None\n", 'first')
  git('checkout', '-q', '-b', 'feature/tags')
  await commit('versions/b.py', 'revision: str = "bbb2"\ndown_revision = "aaa1"\n', 'tags')
  git('checkout', '-q', 'main')
  await commit('versions/c.py', "revision = 'ccc3'\ndown_revision = 'aaa1'\n", 'gone soon')
  await commit('versions/c.py', null, 'it goes')
  // What a hostile repository would try: programs of its own, wherever git takes one.
  const program = `sh -c 'touch ${marker}'`
  for (const setting of [
    'core.fsmonitor',
    'core.pager',
    'diff.external',
    'diff.evil.textconv',
    'diff.evil.command',
    'core.sshCommand',
  ])
    git('config', setting, program)
  await writeFile(join(checkout, '.gitattributes'), '*.py diff=evil\n')
  await mkdir(join(checkout, '.git/hooks'), { recursive: true })
  await writeFile(join(checkout, '.git/hooks/post-index-change'), `#!/bin/sh\ntouch ${marker}\n`, {
    mode: 0o755,
  })
})

afterAll(() => rm(root, { recursive: true, force: true }))

describe('where a lost revision is', () => {
  it('is told by the branch that has it', async () => {
    const { found, note } = await whereIs(checkout, 'bbb2', null)
    expect(note).toBeNull()
    expect(found).toMatchObject([{ path: 'versions/b.py', branches: ['feature/tags'], subject: 'tags' }])
    expect(found[0]?.commit).toMatch(/^[0-9a-f]{40}$/)
  })

  it('is told by the commit where no branch has it any more', async () => {
    const { found } = await whereIs(join(checkout, 'versions'), 'ccc3', null)
    expect(found).toMatchObject([{ path: 'versions/c.py', branches: [], subject: 'gone soon' }])
  })

  it('is not a file that only names it as its parent', async () => {
    const { found } = await whereIs(checkout, 'aaa1', null)
    expect(found.map(({ path }) => path)).toEqual(['versions/a.py'])
  })

  it('is nowhere for ids that nobody has, whatever is in them', async () => {
    for (const id of ['zzz', "'; touch x", '--output=x', '$(touch x)', '.*', '-S', 'aaa1\\b', '(']) {
      expect(await whereIs(checkout, id, null)).toEqual({ found: [], note: null })
    }
    expect((await whereIs(checkout, 'a\nb', null)).note).toMatch(/no revision id/)
  })

  it('runs no program that the repository names', async () => {
    await whereIs(checkout, 'bbb2', null)
    await expect(access(marker)).rejects.toThrow()
  })

  it('says so where there is no checkout', async () => {
    expect(await whereIs(root, 'bbb2', null)).toEqual({
      found: [],
      note: 'The project folder is no git checkout, so no other branch can be asked.',
    })
  })
})

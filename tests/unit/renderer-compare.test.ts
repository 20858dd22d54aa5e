import { describe, expect, it, vi } from 'vitest'
import type { Change, ChangeKind } from '#contract/change'
import type { CompareSide, ComparedChange, IgnoreRule } from '#contract/compare'
import type { ObjectKind } from '#contract/catalog'
import type { AppErrorData } from '#contract/errors'
import { compareRoute, readCompareRoute } from '../../renderer/app/compare-route'
import { formatRoute, parseRoute } from '../../renderer/app/routes'
import { Pages, pageSize } from '../../renderer/features/compare/plan/pages'
import { groupTaken, heldBack, takenKeys, turn, turnRows } from '../../renderer/features/compare/taken'
import { ddlRef, groupChanges } from '../../renderer/features/compare/tree/groups'
import { everything, tally, treeRows } from '../../renderer/features/compare/tree/rows'

const rule: IgnoreRule = {
  what: 'objects',
  object: null,
  pattern: 'audit*',
  kinds: ['table'],
  reason: 'kept by hand',
}

function change(
  kind: ChangeKind,
  object: ObjectKind,
  name: string,
  table: string | null = null,
  ignoredBy: IgnoreRule | null = null,
): ComparedChange {
  const told: Change = {
    kind,
    ref: { kind: object, schema: 'public', name, table },
    sentence: `${object} ${name}`,
    properties: [],
  }
  return { key: `${kind} ${name}`, change: told, ignoredBy }
}

const changes = [
  change('drop-index', 'index', 'ix_old', 'notes'),
  change('alter-column', 'column', 'title', 'notes'),
  change('drop-column', 'column', 'old', 'notes'),
  change('create-table', 'table', 'tags'),
  change('create-index', 'index', 'ix_tags', 'tags'),
  change('drop-table', 'table', 'gone'),
  change('create-table', 'table', 'audit', null, rule),
]
const none = new Map<string, boolean>()

describe('the address of a comparison', () => {
  const sides: readonly CompareSide[] = [
    { kind: 'connection', connectionId: 'a,b%' },
    { kind: 'snapshot', file: '/x/ü, %2C.json' },
    { kind: 'sql', file: 'C:\\a,b.sql', dialect: 'mysql' },
    { kind: 'project', folder: '/home', at: { kind: 'heads' }, dialect: 'postgres' },
    { kind: 'project', folder: '/other', at: { kind: 'base' }, dialect: 'mysql' },
    { kind: 'project', folder: '/other', at: { kind: 'revision', revision: '1,2' }, dialect: 'postgres' },
    { kind: 'project', folder: '/home', at: { kind: 'current', connectionId: 'x' }, dialect: 'mysql' },
  ]

  it('carries every side there and back, in both places', () => {
    for (const from of sides) {
      for (const to of [...sides, null]) {
        const [path, ...rest] = parseRoute(formatRoute(compareRoute({ from, to }, '/home')))
        expect(path).toBe('compare')
        expect(readCompareRoute(rest, '/home')).toEqual({ from, to })
      }
    }
  })

  it('names no side where it makes no sense', () => {
    for (const text of [
      '',
      '-',
      'heads,oracle',
      'connection,',
      'sql,mysql',
      'snapshot',
      'what,x',
      '%E0%A4%A',
    ])
      expect(readCompareRoute([text], '/home').from).toBeNull()
  })
})

describe('the changes by object', () => {
  const groups = groupChanges(changes, 'public')

  it('stand with their table, whole objects knowing their parts', () => {
    expect(groups.map(({ title, whole, changes: own }) => [title, whole !== null, own.length])).toEqual([
      ['table notes', false, 3],
      ['table tags', true, 2],
      ['table gone', true, 1],
      ['table audit', true, 1],
    ])
  })

  it('are told by the DDL of their table, but for what has its own', () => {
    const trigger = change('alter-object', 'trigger', 't', 'notes')
    const [group] = groupChanges([trigger, ...changes.slice(0, 1)], 'public')
    if (group === undefined) throw new Error('no group')
    expect(ddlRef(trigger, group).kind).toBe('trigger')
    expect(ddlRef(group.changes[1] ?? trigger, group)).toMatchObject({ kind: 'table', name: 'notes' })
  })

  it('become lines that filters narrow; ignored ones are shown when asked for', () => {
    const keys = (shown: Partial<typeof everything>) =>
      treeRows(groups, { ...everything, ...shown }, new Map()).map((row) =>
        row.kind === 'group' ? row.group.title : row.compared.key,
      )
    expect(keys({})).toEqual([
      'table notes',
      'drop-index ix_old',
      'alter-column title',
      'drop-column old',
      'table tags',
      'drop-table gone',
    ])
    expect(keys({ ignored: true })).toContain('create-table audit')
    expect(keys({ signs: new Set(['+']) })).toEqual(['table tags'])
    expect(keys({ kinds: new Set(['column']), text: 'TIT' })).toEqual(['table notes', 'alter-column title'])
    expect(keys({ text: 'nothing like it' })).toEqual([])
    expect(tally(changes, false).bySign).toEqual(
      new Map([
        ['−', 3],
        ['~', 1],
        ['+', 2],
      ]),
    )
  })

  it('are grouped and filtered at ten thousand without a wait', () => {
    const many = Array.from({ length: 10_000 }, (_, at) =>
      change('alter-column', 'column', `c${at}`, `t${at % 2000}`),
    )
    const startedAt = performance.now()
    const rows = treeRows(groupChanges(many, 'public'), { ...everything, text: 'c99' }, new Map())
    expect(performance.now() - startedAt).toBeLessThan(1500)
    expect(rows.filter((row) => row.kind === 'change').length).toBe(111)
  })
})

describe('what is taken', () => {
  const groups = groupChanges(changes, 'public')

  it('is all that no rule ignores; on a live database without what deletes data', () => {
    expect(takenKeys(groups, none, false)).toEqual([
      'drop-index ix_old',
      'alter-column title',
      'drop-column old',
      'create-table tags',
      'create-index ix_tags',
      'drop-table gone',
    ])
    expect(takenKeys(groups, none, true)).not.toContain('drop-table gone')
    expect(takenKeys(groups, none, true)).not.toContain('drop-column old')
    expect(heldBack(groups, none).map(({ key }) => key)).toEqual(['drop-column old', 'drop-table gone'])
    expect(heldBack(groups, new Map([['drop-column old', false]])).length).toBe(1)
  })

  it('is all or none of what is shown, and the rest stays as it was', () => {
    const rows = treeRows(groups, { ...everything, text: 'title' }, new Map())
    const left = turnRows(none, rows, false)
    expect(takenKeys(groups, left, true)).toEqual([
      'drop-index ix_old',
      'create-table tags',
      'create-index ix_tags',
    ])
    const all = turnRows(left, treeRows(groups, everything, new Map()), true)
    expect(takenKeys(groups, all, true)).toEqual(takenKeys(groups, none, false))
  })

  it('goes by the whole object where it comes or goes, and by halves else', () => {
    const [notes, tags] = groups
    if (notes === undefined || tags === undefined) throw new Error('no groups')
    const left = turn(none, tags.changes.slice(1), tags, false)
    expect(groupTaken(tags, left, false)).toBe(false)
    const half = turn(none, notes.changes.slice(0, 1), notes, false)
    expect(groupTaken(notes, half, false)).toBe('mixed')
    expect(groupTaken(notes, turn(half, notes.changes, notes, true), false)).toBe(true)
  })
})

describe('the pages of a long list', () => {
  const read = (from: number, count: number): number[] => Array.from({ length: count }, (_, at) => from + at)
  const noError = (thrown: unknown): AppErrorData => ({
    code: 'internal',
    message: String(thrown),
    advice: null,
    place: null,
    server: null,
    revision: null,
  })

  it('are asked for once, as far as they are needed, and told of when they come', async () => {
    const asked: number[] = []
    const pages = new Pages<number>(async ({ from, count }) => {
      asked.push(from)
      return read(from, count)
    }, noError)
    let told = 0
    pages.subscribe(() => told++)
    pages.need(pageSize - 5, pageSize + 5)
    pages.need(pageSize, pageSize + 8)
    expect(pages.at(pageSize)).toBeUndefined()
    await vi.waitFor(() => expect(told).toBe(2))
    expect(asked).toEqual([0, pageSize])
    expect([pages.at(0), pages.at(pageSize + 7), pages.at(2 * pageSize)]).toEqual([
      0,
      pageSize + 7,
      undefined,
    ])
  })

  it('that are far away are let go, those in sight are not', async () => {
    let asked = 0
    const pages = new Pages<number>(async ({ from, count }) => {
      asked += 1
      return read(from, count)
    }, noError)
    for (let page = 0; page < 50; page++) {
      pages.need(0, 0)
      pages.need(page * pageSize, page * pageSize)
    }
    await vi.waitFor(() => expect(pages.at(49 * pageSize)).toBe(49 * pageSize))
    expect(asked).toBe(50)
    expect(pages.at(0)).toBe(0)
    expect(pages.at(pageSize)).toBeUndefined()
  })

  it('that do not come say why, and are asked for again', async () => {
    let works = false
    const pages = new Pages<number>(async ({ from, count }) => {
      if (!works) throw new Error('the link is down')
      return read(from, count)
    }, noError)
    pages.need(0, 10)
    await vi.waitFor(() => expect(pages.error?.message).toContain('the link is down'))
    works = true
    pages.again()
    expect(pages.error).toBeNull()
    pages.need(0, 10)
    await vi.waitFor(() => expect(pages.at(3)).toBe(3))
  })
})

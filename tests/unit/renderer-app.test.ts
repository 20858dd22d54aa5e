import { describe, expect, it } from 'vitest'
import { toErrorData } from '../../renderer/app/errors'
import type { Command } from '../../renderer/app/feature'
import { backoff } from '../../renderer/app/link'
import { newestOnly, notLoaded, type Loaded } from '../../renderer/app/loaded'
import { matching } from '../../renderer/app/palette-match'
import { formatRoute, parseRoute } from '../../renderer/app/routes'
import { summary } from '../../renderer/app/summary'
import { folderToList, isWhole, withSlash } from '../../renderer/app/typed-path'
import { errorText } from '../../renderer/ui/errorText'
import { rowForKey, rowForTyping } from '../../renderer/ui/listKeys'
import { ago, agoInWords, duration } from '../../renderer/ui/time'

describe('routes', () => {
  it('carry any name there and back', () => {
    const route = ['history', 'a/b c#?%<script>🦀']
    expect(parseRoute(formatRoute(route))).toEqual(route)
    expect(parseRoute('')).toEqual([])
    expect(parseRoute('#/history/%E0%A4%A')).toEqual(['history', '%E0%A4%A'])
  })
})

describe('what an operation threw', () => {
  const data = { code: 'busy', message: 'Busy.', advice: null, place: null, server: null, revision: null }

  it('is the typed error where it carries one', () => {
    expect(toErrorData(Object.assign(new Error('x'), { code: 'APP', data }))).toEqual(data)
  })

  it('is said to be the lost link, or told as it is', () => {
    const abort = new Error('[AsyncIdQueue] closed')
    abort.name = 'AbortError'
    expect(toErrorData(abort).code).toBe('connection-lost')
    expect(toErrorData(new Error('boom'))).toMatchObject({ code: 'internal' })
    expect(toErrorData(new Error('boom')).message).toContain('boom')
    expect(toErrorData(Object.assign(new Error('odd'), { code: 'APP', data: { code: 'none' } })).code).toBe(
      'internal',
    )
  })

  it('becomes plain text for the clipboard', () => {
    const server = { code: '42703', message: 'no column', detail: null, hint: 'look' }
    const place = { file: '003.sql', line: 6, column: 10 }
    expect(errorText({ message: 'It failed.', advice: 'Mend it.', place, server })).toBe(
      'It failed.\nat 003.sql:6:10\n42703 no column\nHint: look\nMend it.',
    )
  })
})

describe('a reader', () => {
  it('keeps the old value while it reads and drops late answers', async () => {
    let loaded: Loaded<number> = { ...notLoaded, value: 1 }
    const reader = newestOnly<number>((change) => {
      loaded = change(loaded)
    })
    let answer: (value: number) => void = () => undefined
    const first = reader.read(
      () =>
        new Promise((resolve) => {
          answer = resolve
        }),
    )
    expect(loaded).toEqual({ value: 1, loading: true, error: null })
    const second = reader.read(() => Promise.resolve(2))
    await second
    answer(99)
    await first
    expect(loaded).toEqual({ value: 2, loading: false, error: null })
    await reader.read(() => Promise.reject(new Error('down')))
    expect(loaded.value).toBe(2)
    expect(loaded.error?.message).toContain('down')
  })
})

describe('times', () => {
  const now = Date.parse('2026-01-10T00:00:00Z')

  it('are told in the one unit that says them', () => {
    const before = (seconds: number) => new Date(now - seconds * 1000).toISOString()
    expect([2, 12, 200, 7300, 90_000, 40 * 86_400, 800 * 86_400].map((s) => ago(before(s), now))).toEqual([
      'now',
      '12 s',
      '3 min',
      '2 h',
      '1 d',
      '1 mo',
      '2 y',
    ])
    expect(agoInWords(before(1), now)).toBe('just now')
    expect(ago('never', now)).toBe('')
  })

  it('last as long as they say', () => {
    expect([0.2, 12.4, 999.9, 1000, 5000, 5250, 59_990, 185_000, 3_720_000].map(duration)).toEqual([
      '< 1 ms',
      '12 ms',
      '999 ms',
      '1 s',
      '5 s',
      '5.2 s',
      '59.9 s',
      '3 min 5 s',
      '1 h 2 min',
    ])
  })
})

describe('lists', () => {
  it('move by key within their bounds', () => {
    const move = (key: string, at: number) => rowForKey(key, at, 10, 4)
    expect([move('ArrowDown', -1), move('ArrowDown', 9), move('ArrowUp', 0), move('ArrowUp', -1)]).toEqual([
      0, 9, 0, 9,
    ])
    expect([move('Home', 5), move('End', 5), move('PageDown', 5), move('PageUp', 5)]).toEqual([0, 9, 9, 1])
    expect([move('a', 5), rowForKey('ArrowDown', -1, 0, 4)]).toEqual([null, null])
  })

  it('find a row by its first letters, going round', () => {
    const names = ['alpha', 'beta', 'bravo']
    expect(rowForTyping('b', 1, names)).toBe(2)
    expect(rowForTyping('b', 2, names)).toBe(1)
    expect(rowForTyping('br', 1, names)).toBe(2)
    expect(rowForTyping('z', 0, names)).toBeNull()
  })
})

describe('the palette', () => {
  const command = (label: string, group: string, detail: string | null = null): Command => ({
    id: label,
    group,
    label,
    detail,
    icon: null,
    run: () => undefined,
  })
  const all = [
    command('History', 'Screens'),
    command('002 add history', 'Revisions'),
    command('users', 'Tables', 'public'),
  ]

  it('wants every word and puts what starts with them first', () => {
    expect(matching(all, 'hist', 9).map((one) => one.label)).toEqual(['History', '002 add history'])
    expect(matching(all, 'public users', 9).map((one) => one.label)).toEqual(['users'])
    expect(matching(all, 'users nowhere', 9)).toEqual([])
    expect(matching(all, '', 2)).toHaveLength(2)
  })
})

describe('a connection in one line', () => {
  it('tells where, never with what password', () => {
    const tls = { mode: 'prefer', caFile: null, certFile: null, keyFile: null } as const
    const target = {
      kind: 'server',
      dialect: 'postgres',
      host: '::1',
      port: 5000,
      socket: null,
      user: 'me',
      database: 'app',
    } as const
    expect(summary({ ...target, tls, parameters: {} })).toBe('me@[::1]:5000/app')
    expect(summary({ ...target, socket: '/run/pg', user: '', tls, parameters: {} })).toBe('/run/pg/app')
    expect(summary({ kind: 'embedded', folder: '/x' })).toBe('embedded PostgreSQL')
  })
})

describe('small things', () => {
  it('wait longer each time before reconnecting, but never over 5 s', () => {
    expect([1, 2, 3, 5, 6, 50].map(backoff)).toEqual([250, 500, 1000, 4000, 5000, 5000])
  })

  it('complete a path from the folder it stands in', () => {
    expect(['/home/me/pro', '/ho', 'C:\\Users\\m', 'C:\\U', 'pro'].map(folderToList)).toEqual([
      '/home/me',
      '/',
      'C:\\Users',
      'C:\\',
      null,
    ])
    expect(['/a', '/a/', 'C:\\a'].map(withSlash)).toEqual(['/a/', '/a/', 'C:\\a\\'])
    expect(['/a', 'C:\\a', '\\\\server\\a', 'a/b', '~/a'].map(isWhole)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ])
  })
})

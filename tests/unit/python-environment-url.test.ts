import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import type { ServerTarget } from '#contract/connection'
import { tlsEnvironment, urlsOf } from '#engine/python/database-url'
import { spellingsOf, withoutSecrets } from '#engine/python/secret-words'
import { systemPython } from '../support/python-project'

const tls = { mode: 'prefer', caFile: null, certFile: null, keyFile: null } as const
const target = (more: Partial<ServerTarget>): ServerTarget => ({
  kind: 'server',
  dialect: 'postgres',
  host: 'h',
  port: 5433,
  socket: null,
  user: 'u',
  database: 'd',
  tls,
  parameters: {},
  ...more,
})

/** What SQLAlchemy reads from a URL. */
function read(url: string): unknown {
  const program = `import json, sys
from sqlalchemy.engine.url import make_url
url = make_url(json.load(sys.stdin))
print(json.dumps([url.username, url.password, url.host, url.port, url.database, dict(url.query)]))`
  const options = { input: JSON.stringify(url), encoding: 'utf8' } as const
  return JSON.parse(execFileSync(systemPython, ['-c', program], options))
}

test('SQLAlchemy reads from the URL what the target has', () => {
  const hostile = `a+b %41/@:?#'"\\ä`
  const urls = urlsOf(target({ user: hostile, database: 'my db%41+ä/x', host: '::1' }), hostile)
  expect(Object.keys(urls)).toEqual(['psycopg2', 'psycopg', 'pg8000', 'asyncpg', 'psycopg_async'])
  expect(read(urls['psycopg2']?.url ?? '')).toEqual([
    hostile,
    hostile,
    '::1',
    5433,
    'my db%41+ä/x',
    { sslmode: 'prefer' },
  ])
  expect(read(urlsOf(target({ socket: '/run/pg sql' }), null)['asyncpg']?.url ?? '')).toEqual([
    'u',
    null,
    null,
    null,
    'd',
    { host: '/run/pg sql', port: '5433' },
  ])
  const mysql = urlsOf(target({ dialect: 'mysql', socket: '/run/my.sock' }), 'pä')
  // PyMySQL sends each character as one byte.
  expect(read(mysql['pymysql']?.url ?? '')).toMatchObject(['u', 'pÃ¤', null, null, 'd', {}])
  expect(read(mysql['mysqldb']?.url ?? '')).toMatchObject(['u', 'pä', null, null, 'd', {}])
})

test('a driver that can’t be told to encrypt or to verify is refused, not left to connect in the open', () => {
  const strict = { ...tls, mode: 'verify-full' } as const
  const urls = urlsOf(target({ dialect: 'mysql', tls: strict }), 'p')
  expect(urls['pymysql']?.refusal).toContain('CA file')
  expect(urls['aiomysql']?.refusal).toContain('encrypt')
  expect(urls['pymysql']?.url).toBe('')
  const withCa = urlsOf(target({ dialect: 'mysql', tls: { ...strict, caFile: '/ca.pem' } }), 'p')
  expect(read(withCa['pymysql']?.url ?? '')).toMatchObject({ 5: { ssl_ca: '/ca.pem' } })
  expect(tlsEnvironment(target({ tls: { ...strict, caFile: '/ca.pem' } }))).toEqual({
    PGSSLMODE: 'verify-full',
    PGSSLROOTCERT: '/ca.pem',
  })
})

test('a name that no URL can hold is refused', () => {
  expect(urlsOf(target({ database: 'what?' }), null)['psycopg2']?.refusal).toContain('what?')
  expect(urlsOf(target({ host: 'a/b' }), null)['psycopg2']?.refusal).toContain('a/b')
})

test('words that hold no secret stay, and a very short secret does not tear them', () => {
  expect(spellingsOf('abc')).toEqual([])
  expect(withoutSecrets("Can't locate revision identified by 'zz'", [])).toBe(
    "Can't locate revision identified by 'zz'",
  )
  expect(withoutSecrets("alter user x identified by 'zz'", [])).not.toContain('zz')
})

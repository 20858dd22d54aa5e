import { describe, expect, it } from 'vitest'
import type { Connection } from '#contract/connection'
import {
  connectionOf,
  fieldsOf,
  newFields,
  readPort,
  readSeconds,
  suggestedName,
  targetOf,
} from '../../renderer/features/connections/fields'
import {
  chooseEnvironment,
  chooseKind,
  chooseReadOnly,
  editFields,
  formOf,
  passwordTaken,
  settleUrl,
  typeUrl,
} from '../../renderer/features/connections/form'
import { problemsOf } from '../../renderer/features/connections/problems'

const fresh = () => formOf(newFields('c1', '/data/embedded', '#64748b'))
const filled = () => editFields(fresh(), { user: 'anna', database: 'shop' })

const server: Connection = {
  id: 'c9',
  name: 'Shop, live',
  color: '#dc2626',
  environment: 'production',
  readOnly: true,
  lockTimeoutMs: 2500,
  statementTimeoutMs: 0,
  target: {
    kind: 'server',
    dialect: 'mysql',
    host: 'db.example.org',
    port: 3307,
    socket: null,
    user: 'anna',
    database: 'shop',
    tls: { mode: 'verify-full', caFile: '/etc/ca.pem', certFile: null, keyFile: null },
    parameters: { charset: 'utf8mb4' },
  },
}

describe('fields and connection', () => {
  it('come back whole, whatever kind of target', () => {
    expect(connectionOf(fieldsOf(server, '/data/embedded'))).toEqual(server)
    const embedded = { ...server, target: { kind: 'embedded' as const, folder: '/data/x' } }
    expect(connectionOf(fieldsOf(embedded, '/data/embedded'))).toEqual(embedded)
    const target = { ...server.target, dialect: 'postgres', port: 5433, host: 'localhost' } as const
    const socket = { ...server, target: { ...target, socket: '/run/postgresql' } } as Connection
    expect(connectionOf(fieldsOf(socket, '/data/embedded'))).toEqual(socket)
  })

  it('give an unnamed connection a name that says where it leads', () => {
    expect(suggestedName(filled().fields)).toBe('shop on localhost')
    expect(connectionOf(filled().fields)?.name).toBe('shop on localhost')
    expect(suggestedName(chooseKind(filled(), 'embedded').fields)).toBe('Embedded PostgreSQL')
  })

  it('read ports and seconds exactly or not at all', () => {
    expect([
      readPort('5432'),
      readPort(' 80 '),
      readPort('0'),
      readPort('65536'),
      readPort('5e3'),
      readPort(''),
    ]).toEqual([5432, 80, null, null, null, null])
    expect([
      readSeconds('5'),
      readSeconds('0.5'),
      readSeconds('1,5'),
      readSeconds('0'),
      readSeconds('-1'),
    ]).toEqual([5000, 500, 1500, 0, null])
    expect([readSeconds(''), readSeconds('.'), readSeconds('1e3'), readSeconds('2147484')]).toEqual([
      null,
      null,
      null,
      null,
    ])
  })
})

describe('fields to URL', () => {
  it('follows every edit', () => {
    expect(filled().url).toBe('postgresql://anna@localhost/shop')
    expect(editFields(filled(), { host: '::1', port: '5433' }).url).toBe('postgresql://anna@[::1]:5433/shop')
    expect(editFields(filled(), { user: 'a@b', database: 'my shop' }).url).toBe(
      'postgresql://a%40b@localhost/my%20shop',
    )
  })

  it('never holds the password', () => {
    expect(editFields(filled(), { password: 'hunter2' }).url).not.toContain('hunter2')
  })

  it('keeps the last readable URL while the port is no port', () => {
    const form = editFields(editFields(filled(), { port: '6000' }), { port: '6000x' })
    expect(form.url).toBe('postgresql://anna@localhost:6000/shop')
    expect(problemsOf(form.fields).port).toContain('1 to 65535')
    expect(connectionOf(form.fields)).toBeNull()
  })

  it('keeps a URL being corrected when something else is edited', () => {
    const broken = typeUrl(filled(), 'postgres://anna@[::1/shop')
    expect(broken.urlProblem).not.toBeNull()
    const named = editFields(broken, { name: 'Shop' })
    expect(named.url).toBe('postgres://anna@[::1/shop')
    expect(named.urlProblem).toBe(broken.urlProblem)
    expect(editFields(broken, { user: 'bert' }).urlProblem).toBeNull()
  })
})

describe('URL to fields', () => {
  it('fills every field and takes the password out', () => {
    const typed = typeUrl(
      fresh(),
      'postgresql+asyncpg://anna:p%40ss@db.example.org:5433/shop?sslmode=require&pool=5',
    )
    expect(typed.fields).toMatchObject({
      kind: 'postgres',
      host: 'db.example.org',
      port: '5433',
      user: 'anna',
      password: 'p@ss',
      database: 'shop',
      tlsMode: 'require',
      parameters: { pool: '5' },
    })
    const settled = settleUrl(typed)
    expect(settled.url).toBe('postgresql://anna@db.example.org:5433/shop?sslmode=require&pool=5')
    expect(settled.urlNotes[0]).toBe(passwordTaken)
    expect(settled.urlNotes.join(' ')).toContain('asyncpg')
    expect(settled.fields.password).toBe('p@ss')
    expect(settleUrl(settled).fields.password).toBe('p@ss')
  })

  it('does not rewrite the text under the cursor, and leaves the fields alone while it is unreadable', () => {
    const half = typeUrl(filled(), 'mysql:/')
    expect(half.url).toBe('mysql:/')
    expect(half.urlProblem).not.toBeNull()
    expect(half.fields).toEqual(filled().fields)
    expect(settleUrl(half).url).toBe('mysql:/')
  })

  it('comes back when emptied', () => {
    expect(settleUrl(typeUrl(filled(), '  ')).url).toBe(filled().url)
  })

  it('knows the embedded database and sockets', () => {
    expect(typeUrl(filled(), 'pglite:/data/other').fields).toMatchObject({
      kind: 'embedded',
      folder: '/data/other',
    })
    const socket = typeUrl(filled(), 'postgresql://anna@/shop?host=/run/postgresql')
    expect(socket.fields).toMatchObject({ via: 'socket', socket: '/run/postgresql' })
    expect(targetOf(socket.fields)).toMatchObject({ socket: '/run/postgresql', port: 5432 })
  })

  it('keeps a typed password when the URL has none', () => {
    const form = editFields(filled(), { password: 'kept' })
    expect(typeUrl(form, 'postgresql://anna@elsewhere/shop').fields.password).toBe('kept')
  })
})

describe('choices', () => {
  it('a default port follows the kind, another stays', () => {
    expect(chooseKind(filled(), 'mysql').fields.port).toBe('3306')
    expect(chooseKind(chooseKind(filled(), 'embedded'), 'mysql').fields.port).toBe('3306')
    expect(chooseKind(editFields(filled(), { port: '6000' }), 'mysql').fields.port).toBe('6000')
    expect(chooseKind(filled(), 'mysql').url).toBe('mysql://anna@localhost/shop')
  })

  it('production turns read-only on, and only what it turned on is turned off again', () => {
    const production = chooseEnvironment(filled(), 'production')
    expect(production.fields.readOnly).toBe(true)
    expect(production.readOnlyByProduction).toBe(true)
    expect(chooseEnvironment(production, 'staging').fields.readOnly).toBe(false)
    const byHand = chooseEnvironment(chooseReadOnly(filled(), true), 'production')
    expect(byHand.readOnlyByProduction).toBe(false)
    expect(chooseEnvironment(byHand, 'staging').fields.readOnly).toBe(true)
    const writable = chooseReadOnly(production, false)
    expect(writable.fields.readOnly).toBe(false)
    expect(chooseEnvironment(writable, 'production').fields.readOnly).toBe(false)
  })
})

describe('problems', () => {
  it('are none for a whole form', () => {
    expect(problemsOf(filled().fields)).toEqual({})
    expect(problemsOf(chooseKind(fresh(), 'embedded').fields)).toEqual({})
  })

  it('name each field that is missing or wrong', () => {
    expect(Object.keys(problemsOf(fresh().fields))).toEqual(['user', 'database'])
    const wrong = editFields(filled(), { host: 'a b', port: '0', keyFile: '/k.pem', lockTimeout: 'soon' })
    expect(Object.keys(problemsOf(wrong.fields)).toSorted()).toEqual([
      'certFile',
      'host',
      'lockTimeout',
      'port',
    ])
    const socket = editFields(filled(), { via: 'socket', socket: 'run/x' })
    expect(Object.keys(problemsOf(socket.fields))).toEqual(['socket'])
    expect(problemsOf({ ...fresh().fields, kind: 'embedded', folder: 'x' }).folder).toContain('whole path')
  })
})

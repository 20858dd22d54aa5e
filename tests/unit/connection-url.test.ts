import { describe, expect, test } from 'vitest'
import type { ServerTarget, Target } from '#contract/connection'
import { readConnectionUrl, writeConnectionUrl } from '#contract/connection-url'

function read(text: string) {
  const url = readConnectionUrl(text)
  if (!url.ok) throw new Error(url.message)
  return url
}

function server(text: string): ServerTarget {
  const { target } = read(text)
  if (target.kind !== 'server') throw new Error('not a server')
  return target
}

function refusal(text: string): string {
  const url = readConnectionUrl(text)
  if (url.ok) throw new Error(`read as ${JSON.stringify(url)}`)
  return url.message
}

const plain: ServerTarget = {
  kind: 'server',
  dialect: 'postgres',
  host: 'db.example.com',
  port: 5432,
  socket: null,
  user: 'ada',
  database: 'notes',
  tls: { mode: 'prefer', caFile: null, certFile: null, keyFile: null },
  parameters: {},
}

describe('schemes', () => {
  test.each([
    ['postgres', 'postgres', null],
    ['postgresql', 'postgres', null],
    ['PostgreSQL', 'postgres', null],
    ['postgresql+asyncpg', 'postgres', 'asyncpg'],
    ['postgresql+psycopg', 'postgres', 'psycopg'],
    ['postgresql+psycopg2', 'postgres', 'psycopg2'],
    ['postgresql+psycopg_async', 'postgres', 'psycopg_async'],
    ['postgresql+pg8000', 'postgres', 'pg8000'],
    ['mysql', 'mysql', null],
    ['mysql+pymysql', 'mysql', 'pymysql'],
    ['mysql+aiomysql', 'mysql', 'aiomysql'],
    ['mysql+asyncmy', 'mysql', 'asyncmy'],
    ['mysql+mysqldb', 'mysql', 'mysqldb'],
    ['mysql+mysqlconnector', 'mysql', 'mysqlconnector'],
    ['mariadb', 'mysql', null],
    ['mariadb+mariadbconnector', 'mysql', 'mariadbconnector'],
    ['jdbc:postgresql', 'postgres', null],
    ['jdbc:mysql', 'mysql', null],
  ])('%s', (scheme, dialect, driver) => {
    const url = read(`${scheme}://ada:pw@db.example.com/notes`)
    expect(url).toMatchObject({ driver, password: 'pw', notes: [] })
    expect(url.target).toEqual({ ...plain, dialect, port: dialect === 'postgres' ? 5432 : 3306 })
  })

  test.each([
    'sqlite:///x.db',
    'postgresql+ssh://a@b/c',
    'mysql+psycopg2://a@b/c',
    'localhost:5432/db',
    '',
    'postgresql:db',
  ])('refuses %s', (text) => {
    expect(refusal(text)).toMatch(/postgresql|mysql/)
  })

  test('JDBC takes user and password from parameters', () => {
    const url = read('jdbc:postgresql://h:5433/notes?user=ada&password=p%26w')
    expect(url).toMatchObject({ password: 'p&w', target: { user: 'ada', port: 5433, parameters: {} } })
    expect(server('jdbc:postgresql:notes')).toMatchObject({ host: 'localhost', database: 'notes' })
  })

  test('pglite', () => {
    expect(read('pglite:/srv/my data').target).toEqual({ kind: 'embedded', folder: '/srv/my data' })
    expect(read('pglite:C:\\data').target).toEqual({ kind: 'embedded', folder: 'C:\\data' })
    expect(refusal('pglite:data')).toMatch(/absolute/)
  })
})

describe('passwords', () => {
  const passwordOf = (text: string) => read(text).password

  test('absent, empty, encoded', () => {
    expect(passwordOf('postgres://ada@h/d')).toBeNull()
    expect(passwordOf('postgres://ada:@h/d')).toBe('')
    expect(passwordOf('postgres://ada:p%40%3A%2F%23%3F%25%C3%A9@h/d')).toBe('p@:/#?%é')
  })

  test.each([
    ['postgres://ada:p@ss@h/d', 'p@ss'],
    ['postgres://ada:p:w@h/d', 'p:w'],
    ['postgres://ada:p/w@h/d', 'p/w'],
    ['postgres://ada:p#w@h/d', 'p#w'],
    ['postgres://ada:12#w@h/d', '12#w'],
    ['postgres://ada:p?w@h/d', 'p?w'],
    ['postgres://ada:p/w@h:5433/d?sslmode=require', 'p/w'],
  ])('un-encoded, where only one reading is possible: %s', (text, password) => {
    const url = read(text)
    expect(url).toMatchObject({ password, target: { user: 'ada', host: 'h', database: 'd' } })
    expect(url.notes.join()).toMatch(password.includes(':') ? /^$/ : /percent-encoded/)
  })

  test.each([
    'postgres://ada:12/hush@h/d',
    'postgres://ada:12?hush@h/d',
    'postgres://ada:p@hush/x@h/d',
    'postgres://ada:p/hush@h/d?application_name=a@b',
  ])('refuses two readings, without quoting either: %s', (text) => {
    expect(refusal(text)).toMatch(/percent|%2F|%23|%3F/)
    expect(refusal(text)).not.toMatch(/hush/)
  })

  test('an @ in a parameter is no second reading', () => {
    expect(server('postgres://ada:pw@h/d?application_name=a@b').parameters).toEqual({
      application_name: 'a@b',
    })
    expect(server('postgres://h/d?user=ada@corp').user).toBe('ada@corp')
  })

  test.each([
    'postgres://ada:hush%zz@h/d',
    'postgres://ada:hush%@h/d',
    'postgres://ada:hush%ff@h/d',
    'postgres://ada:hush%00@h/d',
    'postgres://ada:hush@h:99999/d',
    'postgres://ada:hush/d',
    'postgres://ada:hush@h h/d',
    'postgres://ada:hush@h1,h2/d',
    'postgres://ada:hush@[::g]/d',
    'postgres://ada:hush@h/d?sslmode=hush',
    'postgres://ada:hush@h/d#hush',
    'postgres://ada:hush@h/d\npostgres://x',
    'hush://ada:hush',
    'ada:hush@h/d',
  ])('no refusal quotes a password: %s', (text) => {
    expect(refusal(text).replace('hush://', '')).not.toMatch(/hush/)
  })

  test('secrets in parameters are never kept', () => {
    const url = read('mysql://ada@h/d?passwd=hush&sslpassword=hush&charset=utf8mb4')
    expect(url).toMatchObject({ password: 'hush', target: { parameters: { charset: 'utf8mb4' } } })
    expect(url.notes).toEqual([
      'Kept, but not used by Varve: charset.',
      'Left out, because they hold secrets that Varve does not use: sslpassword.',
    ])
  })
})

describe('where to', () => {
  test.each([
    ['postgresql://ada@[::1]/d', { host: '::1', port: 5432 }],
    ['postgresql://ada@[fe80::1%25eth0]:5433/d', { host: 'fe80::1%eth0', port: 5433 }],
    ['postgresql://ada@/d?host=/var/run/postgresql', { host: 'localhost', socket: '/var/run/postgresql' }],
    ['postgresql://ada@:5433/d?host=/tmp', { socket: '/tmp', port: 5433 }],
    ['postgresql://ada@%2Fvar%2Frun%2Fpostgresql/d', { socket: '/var/run/postgresql' }],
    ['mysql://ada@localhost/d?unix_socket=/run/mysqld/mysqld.sock', { socket: '/run/mysqld/mysqld.sock' }],
    ['mysql://ada@localhost/d?socket=/s', { socket: '/s' }],
    ['postgresql://ada@/d?host=h2:5999', { host: 'h2', port: 5999 }],
    ['postgresql://ada@h/d?port=6000&dbname=e', { port: 6000, database: 'e' }],
    ['postgresql:///d', { host: 'localhost', user: '', database: 'd' }],
    ['postgresql://ada@h', { database: 'ada' }],
    ['mysql://ada@h', { database: '' }],
    ['mysql://ada@h/my%2Fdb%20é', { database: 'my/db é' }],
  ])('%s', (text, expected) => {
    expect(server(text)).toMatchObject(expected)
  })

  test('what is missing is named', () => {
    expect(read('postgresql:///d').notes).toEqual(['The URL names no user.'])
    expect(read('mysql://ada@h').notes).toEqual(['The URL names no database.'])
    expect(read('postgresql://ada@h').notes.join()).toMatch(/named like the user/)
  })

  test.each([
    'postgresql://h1,h2/d',
    'postgresql://a@h1:1,h2:2/d',
    'postgresql:///d?host=h1,h2',
    'postgresql:///d?host=a&host=b',
  ])('several hosts are refused: %s', (text) => expect(refusal(text)).toMatch(/several hosts/))

  test.each([
    ['postgresql://::1/d', /brackets/],
    ['postgresql://a@h:0/d', /1 to 65535/],
    ['mysql://a@h/d?socket=s', /absolute path/],
  ])('%s', (text, message) => expect(refusal(text)).toMatch(message))
})

describe('TLS', () => {
  test.each([
    ['', 'prefer'],
    ['?sslmode=disable', 'disable'],
    ['?sslmode=allow', 'prefer'],
    ['?sslmode=verify-full', 'verify-full'],
    ['?ssl-mode=DISABLED', 'disable'],
    ['?ssl_mode=VERIFY_IDENTITY', 'verify-full'],
    ['?sslMode=VERIFY_CA', 'verify-ca'],
    ['?ssl-mode=PREFERRED', 'prefer'],
    ['?ssl=true', 'require'],
    ['?ssl=false', 'disable'],
    ['?ssl=require', 'require'],
    ['?ssl=verify-full', 'verify-full'],
    ['?ssl=true&sslmode=verify-ca', 'verify-ca'],
  ])('%s', (query, mode) => expect(server(`mysql://a@h/d${query}`).tls.mode).toBe(mode))

  test('files, and what they mean without a mode', () => {
    const url = read('mysql://a@h/d?ssl_ca=/c%20a&ssl-cert=/cert&sslkey=/key')
    expect(url.target).toMatchObject({
      tls: { mode: 'prefer', caFile: '/c a', certFile: '/cert', keyFile: '/key' },
    })
    expect(url.notes.join()).toMatch(/verify-ca/)
  })

  test('an unknown mode is refused', () => {
    expect(refusal('mysql://a@h/d?sslmode=constructor')).toMatch(/none of/)
  })
})

describe('writing', () => {
  test.each<[Target, string]>([
    [plain, 'postgresql://ada@db.example.com/notes'],
    [{ ...plain, dialect: 'mysql', port: 3307 }, 'mysql://ada@db.example.com:3307/notes'],
    [{ ...plain, host: '::1' }, 'postgresql://ada@[::1]/notes'],
    [{ ...plain, host: 'localhost', socket: '/tmp' }, 'postgresql://ada@/notes?host=/tmp'],
    [{ ...plain, parameters: { password: 'hush', a: 'b' } }, 'postgresql://ada@db.example.com/notes?a=b'],
    [{ kind: 'embedded', folder: '/a b/100%' }, 'pglite:/a b/100%25'],
  ])('%o', (target, url) => expect(writeConnectionUrl(target)).toBe(url))

  test('reading what was written gives the same target, for any names', () => {
    const random = generator(20261121)
    for (let i = 0; i < 3000; i++) {
      const dialect = random.pick(['postgres', 'mysql'] as const)
      const target: Target = {
        kind: 'server',
        dialect,
        host: random.pick(['localhost', 'db.example.com', '10.0.0.1', '::1', 'fe80::1%eth0', 'sub_domain']),
        port: 1 + random.below(65535),
        socket: random.pick([null, null, `/${random.text()}`]),
        user: random.text() || 'u',
        database: random.text() || 'd',
        tls: {
          mode: random.pick(['disable', 'prefer', 'require', 'verify-ca', 'verify-full'] as const),
          caFile: random.pick([null, `/${random.text()}`]),
          certFile: random.pick([null, `C:\\${random.text()}`]),
          keyFile: null,
        },
        parameters: Object.fromEntries([
          [`x${random.text()}`, random.text()],
          ['__proto__', 'p'],
        ]),
      }
      const url = writeConnectionUrl(target)
      expect(read(url).target, url).toEqual(target)
      expect(read(url).password).toBeNull()
    }
  })

  test('a percent-encoded password comes out as it went in, whatever it is', () => {
    const random = generator(7)
    for (let i = 0; i < 2000; i++) {
      const password = random.text()
      const user = random.text() || 'u'
      const text = `mysql://${encodeURIComponent(user)}:${encodeURIComponent(password)}@h/d`
      expect(read(text)).toMatchObject({ password, target: { user, host: 'h', database: 'd' } })
    }
  })

  test('no text makes it throw', () => {
    const random = generator(99)
    for (let i = 0; i < 5000; i++) {
      const text =
        random.pick(['postgres://', 'jdbc:mysql:', 'mysql://u:', 'pglite:/', '']) +
        random.text() +
        random.text()
      const url = readConnectionUrl(text)
      if (url.ok) writeConnectionUrl(url.target)
      else expect(url.message).not.toBe('')
    }
  })
})

/** Random texts of characters that matter in URLs, the same ones every time. */
function generator(seed: number) {
  let state = seed
  const below = (bound: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * bound)
  }
  const characters = [...'ab1@:/?#[]%&=+,;\\\'" <>é漢😀._-~$!*(){}|^`', '%4', '%41', '://', '\u0001']
  return {
    below,
    pick: <T>(list: readonly T[]): T => list[below(list.length)] as T,
    text: () => Array.from({ length: below(12) }, () => characters[below(characters.length)]).join(''),
  }
}

import { describe, expect, it } from 'vitest'
import type { Catalog, Table } from '#contract/catalog'
import type { HealthRule } from '#contract/health'
import { mends as mysql } from '#engine/dialects/mysql/mends'
import { mends as postgres } from '#engine/dialects/postgres/mends'
import type { Statistics } from '#engine/dialects/statistics'
import { judge } from '#engine/verify/health/judge'
import type { Look } from '#engine/verify/health/rule'
import { catalog, column, foreignKey, index, part, table } from '../../support/catalogs'

const nothing: Statistics = {
  indexes: [],
  sequences: [],
  autoIncrements: [],
  countedSince: null,
  knownSince: null,
  unknown: [],
}

function look(tables: Table[], of: Partial<Catalog> = {}, statistics: Partial<Statistics> = {}): Look {
  return { catalog: catalog({ tables, ...of }), statistics: { ...nothing, ...statistics }, mends: postgres }
}

/** What one rule finds: the name of what it is about, and what mends it. */
function found(rule: HealthRule, at: Look): [name: string, mend: string | null][] {
  return judge(at, [])
    .findings.filter((one) => one.rule === rule)
    .map(({ ref, mend }) => [ref.name, mend])
}

const names = (rule: HealthRule, at: Look) => found(rule, at).map(([name]) => name)

describe('duplicate indexes', () => {
  const duplicates = (...indexes: Table['indexes']) =>
    names('duplicate-index', look([table('t', { indexes })]))

  it('are all but one, and what keeps rows unique stays', () => {
    expect(duplicates(index('b', ['x']), index('a', ['x']), index('c', ['x']))).toEqual(['b', 'c'])
    expect(duplicates(index('a', ['x']), index('u', ['x'], { unique: true }))).toEqual(['a'])
    const key = index('pk', ['x'], { unique: true, backs: 'primary-key' })
    expect(duplicates(index('a', ['x']), key, index('u', ['x'], { unique: true }))).toEqual(['a', 'u'])
  })

  it('never are those of constraints', () => {
    const backs = { unique: true, backs: 'unique' as const }
    expect(duplicates(index('u', ['x'], backs), index('v', ['x'], backs))).toEqual([])
  })

  it('differ in anything that a query or a write would notice', () => {
    const base = index('a', ['x'])
    const others = [
      index('b', ['x', 'y']),
      index('b', ['x'], { method: 'hash' }),
      index('b', [part('x', { order: 'desc' })]),
      index('b', [part('x', { prefixLength: 10 })]),
      index('b', [part('x', { operatorClass: 'text_pattern_ops' })]),
      index('b', ['x'], { predicate: '(x > 1)' }),
      index('b', ['x'], { include: ['y'] }),
      index('b', ['x'], { valid: false }),
      index('b', ['x'], { visible: false }),
    ]
    for (const other of others) expect(duplicates(base, other)).toEqual([])
    const unique = index('u', ['x'], { unique: true })
    expect(duplicates(unique, index('v', ['x'], { unique: true, nullsNotDistinct: true }))).toEqual([])
  })

  it('are dropped by the dialect’s own statement, with names quoted', () => {
    const at = look([table('a"t', { indexes: [index('x', ['c']), index('y"; --', ['c'])] })])
    expect(found('duplicate-index', at)).toEqual([['y"; --', 'DROP INDEX CONCURRENTLY public."y""; --";']])
    expect(found('duplicate-index', { ...at, mends: mysql })[0]?.[1]).toBe(
      'ALTER TABLE `public`.`a"t` DROP INDEX `y"; --`;',
    )
  })

  it('of a partition are its parent’s', () => {
    const indexes = [index('a', ['x']), index('b', ['x'])]
    expect(names('duplicate-index', look([table('p', { kind: 'partition', indexes })]))).toEqual([])
    const parent = look([table('p', { kind: 'partitioned', indexes })])
    expect(found('duplicate-index', parent)).toEqual([['b', 'DROP INDEX public.b;']])
  })
})

describe('indexes that another begins with', () => {
  const prefixes = (...indexes: Table['indexes']) => names('prefix-index', look([table('t', { indexes })]))

  it('are told with the shortest that answers for them', () => {
    const indexes = [index('a', ['x']), index('abc', ['x', 'y', 'z']), index('ab', ['x', 'y'])]
    expect(prefixes(...indexes)).toEqual(['a', 'ab'])
    const first = judge(look([table('t', { indexes })]), []).findings.find(
      ({ rule }) => rule === 'prefix-index',
    )
    expect(first?.what).toBe('Index a on t (x) is the beginning of ab (x, y).')
  })

  it('are kept where they do more: unique, of a constraint, with columns included, of another kind', () => {
    const longer = index('xy', ['x', 'y'])
    const kept = [
      index('a', ['x'], { unique: true }),
      index('a', ['x'], { unique: true, backs: 'unique' }),
      index('a', ['x'], { include: ['z'] }),
      index('a', ['x'], { method: 'gin' }),
      index('a', ['y']),
      index('a', ['x'], { predicate: '(y IS NULL)' }),
      index('a', [part('x', { order: 'desc' })]),
    ]
    for (const one of kept) expect(prefixes(one, longer)).toEqual([])
    expect(prefixes(index('a', ['x']), index('xy', ['x', 'y'], { valid: false }))).toEqual([])
  })
})

describe('foreign keys without an index', () => {
  const keys = [foreignKey(['user_id'], 'users')]
  const child = (indexes: Table['indexes'], of: Partial<Table> = {}) =>
    table('notes', { foreignKeys: keys, indexes, estimatedRows: 5000, ...of })
  const missing = (...indexes: Table['indexes']) => names('unindexed-foreign-key', look([child(indexes)]))

  it('are told, the largest child first', () => {
    const at = look([child([], { bytes: 10 }), child([], { name: 'big', bytes: 5000 })])
    const findings = judge(at, []).findings.filter(({ rule }) => rule === 'unindexed-foreign-key')
    expect(findings.map(({ page }) => page.name)).toEqual(['big', 'notes'])
    expect(findings[1]?.mend).toBe('CREATE INDEX CONCURRENTLY ON public.notes (user_id);')
  })

  it('are those whose columns no usable index begins with', () => {
    expect(missing()).toEqual(['user_id_fk'])
    expect(missing(index('i', ['user_id', 'at']))).toEqual([])
    expect(missing(index('i', ['user_id'], { predicate: '(user_id IS NOT NULL)' }))).toEqual([])
    expect(missing(index('i', ['at', 'user_id']))).toEqual(['user_id_fk'])
    expect(missing(index('i', ['user_id'], { predicate: '(at IS NULL)' }))).toEqual(['user_id_fk'])
    expect(missing(index('i', ['user_id'], { valid: false }))).toEqual(['user_id_fk'])
    expect(missing(index('i', ['user_id'], { method: 'gin' }))).toEqual(['user_id_fk'])
  })

  it('of several columns take them in any order', () => {
    const two = foreignKey(['a', 'b'], 'users')
    const at = (parts: string[]) => look([table('t', { foreignKeys: [two], indexes: [index('i', parts)] })])
    expect(names('unindexed-foreign-key', at(['b', 'a', 'c']))).toEqual([])
    expect(names('unindexed-foreign-key', at(['a', 'c', 'b']))).toEqual(['a_b_fk'])
  })

  it('of a small table are told more quietly', () => {
    const finding = judge(look([child([], { estimatedRows: 10 })]), []).findings.find(
      ({ rule }) => rule === 'unindexed-foreign-key',
    )
    expect(finding?.severity).toBe('info')
  })
})

describe('tables without a primary key', () => {
  const mend = (of: Partial<Table>) => found('no-primary-key', look([table('t', of)]))[0]?.[1]

  it('get one of columns that are unique and never null, else a new column', () => {
    const unique = index('u', ['code'], { unique: true })
    const columns = [column('code', 'text', { nullable: false })]
    expect(mend({ columns, indexes: [unique] })).toBe('ALTER TABLE public.t ADD PRIMARY KEY (code);')
    expect(mend({ columns: [column('code')], indexes: [unique] })).toMatch(/ADD COLUMN id bigint/)
    expect(mend({ columns: [column('ID')] })).toMatch(/ADD COLUMN row_id bigint/)
    const some = { columns, indexes: [{ ...unique, predicate: '(code > 1)' }] }
    expect(mend(some)).toMatch(/ADD COLUMN id/)
  })

  it('are not partitions, foreign tables and tables that have one', () => {
    const primaryKey = { name: 'pk', columns: ['id'], comment: null }
    const at = look([
      table('a', { kind: 'partition' }),
      table('b', { kind: 'foreign' }),
      table('c', { primaryKey }),
    ])
    expect(names('no-primary-key', at)).toEqual([])
  })
})

describe('indexes and constraints that do not hold', () => {
  it('are told with what makes them hold', () => {
    const checks = [
      { name: 'late', expression: 'x > 1', validated: false, enforced: true },
      { name: 'never', expression: 'x > 1', validated: false, enforced: false },
      { name: 'fine', expression: 'x > 1', validated: true, enforced: true },
    ]
    const at = look([
      table('t', {
        checks,
        foreignKeys: [foreignKey(['a'], 'u', { validated: false })],
        indexes: [index('broken', ['a'], { valid: false })],
      }),
    ])
    expect(found('invalid-index', at)).toEqual([['broken', 'REINDEX INDEX CONCURRENTLY public.broken;']])
    expect(found('unvalidated-constraint', at)).toEqual([
      ['late', 'ALTER TABLE public.t VALIDATE CONSTRAINT late;'],
      ['a_fk', 'ALTER TABLE public.t VALIDATE CONSTRAINT a_fk;'],
    ])
    expect(judge(at, []).findings[0]).toMatchObject({ rule: 'invalid-index', severity: 'bad' })
  })
})

describe('unused indexes', () => {
  const use = (name: string, scans: number | null) => ({
    schema: 'public',
    table: 't',
    name,
    bytes: 100,
    scans,
  })
  const indexes = [
    index('never', ['a']),
    index('read', ['b']),
    index('unknown', ['c']),
    index('unique', ['d'], { unique: true }),
    index('for_key', ['user_id']),
  ]
  const t = table('t', { indexes, foreignKeys: [foreignKey(['user_id'], 'users')] })
  const uses = [use('never', 0), use('read', 3), use('unknown', null), use('unique', 0), use('for_key', 0)]

  it('are those that nothing needs and nobody read, with since when', () => {
    const at = look([t], {}, { indexes: uses, countedSince: '2026-01-02T03:04:05Z' })
    expect(names('unused-index', at)).toEqual(['never'])
    const finding = judge(at, []).findings.find(({ rule }) => rule === 'unused-index')
    expect(finding?.what).toContain('was not read since 2026-01-02')
    expect(names('unused-index', look([t]))).toEqual([])
  })
})

describe('an index that takes another’s place', () => {
  const indexes = [index('short', ['a']), index('long', ['a', 'b'])]
  const at = (short: number) =>
    look(
      [table('t', { indexes })],
      {},
      {
        indexes: [
          { schema: 'public', table: 't', name: 'short', scans: short },
          { schema: 'public', table: 't', name: 'long', scans: 0 },
        ],
      },
    )

  it('is not told as unused while the other’s readers would need it, and the other is told once', () => {
    expect([names('prefix-index', at(5)), names('unused-index', at(5))]).toEqual([['short'], []])
    expect([names('prefix-index', at(0)), names('unused-index', at(0))]).toEqual([['short'], ['long']])
  })

  it('may take it through a third', () => {
    const chain = [index('a', ['x']), index('ab', ['x', 'y']), index('abc', ['x', 'y', 'z'])]
    const uses = chain.map(({ name }) => ({
      schema: 'public',
      table: 't',
      name,
      scans: name === 'a' ? 9 : 0,
    }))
    const of = look([table('t', { indexes: chain })], {}, { indexes: uses })
    expect([names('prefix-index', of), names('unused-index', of)]).toEqual([['a', 'ab'], []])
  })
})

describe('foreign keys between types', () => {
  const between = (type: string, target: string) =>
    judge(
      look([
        table('c', { columns: [column('u', type)], foreignKeys: [foreignKey(['u'], 'p')] }),
        table('p', { columns: [column('id', target)] }),
      ]),
      [],
    ).findings.find(({ rule }) => rule === 'foreign-key-types')

  it('are told, a narrower child more loudly than a wider one', () => {
    expect(between('integer', 'bigint')).toMatchObject({
      severity: 'warn',
      why: 'Once id is beyond 2,147,483,647, no row here can point to it.',
      mend: 'ALTER TABLE public.c ALTER COLUMN u TYPE bigint;',
    })
    expect(between('bigint', 'integer')?.severity).toBe('info')
    expect(between('numeric', 'integer')?.severity).toBe('warn')
  })

  it('do not count lengths', () => {
    expect(between('character varying(20)', 'character varying(50)')).toBeUndefined()
    expect(between('int(10) unsigned', 'int(11) unsigned')).toBeUndefined()
    expect(between('int(10)', 'int(10) unsigned')).toBeDefined()
  })
})

describe('counters near their end', () => {
  const owned = { schema: 'public', name: 't_id_seq', type: 'integer', options: '', tie: 'owned' as const }
  const sequence = (last: bigint, of: object = {}) => ({
    schema: 'public',
    name: 't_id_seq',
    last,
    begin: 1n,
    end: 2n ** 63n - 1n,
    cycles: false,
    ...of,
  })
  const t = table('t', { columns: [column('id', 'integer', { sequences: [owned] })] })

  it('end where the column does, though the sequence goes on', () => {
    const at = look([t], {}, { sequences: [sequence(2_000_000_000n)] })
    expect(found('counter-near-end', at)).toEqual([
      [
        'id',
        'ALTER TABLE public.t ALTER COLUMN id TYPE bigint;\nALTER SEQUENCE public.t_id_seq AS bigint NO MAXVALUE;',
      ],
    ])
    expect(judge(at, []).findings.find(({ rule }) => rule === 'counter-near-end')).toMatchObject({
      severity: 'bad',
      what: 't.id (integer) has used 93.1 % of its numbers: it is at 2,000,000,000 of 2,147,483,647.',
    })
  })

  it('are not those with room, or that begin again', () => {
    expect(names('counter-near-end', look([t], {}, { sequences: [sequence(5n)] }))).toEqual([])
    expect(
      names('counter-near-end', look([t], {}, { sequences: [sequence(2_000_000_000n, { cycles: true })] })),
    ).toEqual([])
  })

  it('may go down, and may belong to no column', () => {
    const down = sequence(-95n, { name: 'free', begin: -1n, end: -100n })
    expect(names('counter-near-end', look([], {}, { sequences: [down] }))).toEqual(['free'])
  })

  it('are auto-increment columns too', () => {
    const of = { identity: 'auto-increment', nullable: false, comment: 'ours' } as const
    const columns = [column('id', 'tinyint(3) unsigned', of)]
    const autoIncrements = [{ schema: 'public', table: 't', next: 250n }]
    const at = { ...look([table('t', { columns })], {}, { autoIncrements }), mends: mysql }
    expect(found('counter-near-end', at)).toEqual([
      ['id', "ALTER TABLE `public`.`t` MODIFY `id` bigint unsigned not null auto_increment comment 'ours';"],
    ])
  })
})

describe('mixed collations', () => {
  it('are the tables that differ from most, and nothing where there is no most', () => {
    const of = (name: string, collation: string) => table(name, { collation })
    const tables = [
      of('a', 'utf8mb4_general_ci'),
      of('b', 'utf8mb4_general_ci'),
      of('c', 'latin1_swedish_ci'),
    ]
    const at = { ...look(tables), mends: mysql }
    expect(found('mixed-collations', at)).toEqual([
      ['c', 'ALTER TABLE `public`.`c` CONVERT TO CHARACTER SET `utf8mb4` COLLATE `utf8mb4_general_ci`;'],
    ])
    expect(names('mixed-collations', look(tables.slice(1)))).toEqual([])
    expect(names('mixed-collations', look(tables.slice(0, 2)))).toEqual([])
  })

  it('are foreign keys whose ends differ', () => {
    const at = look([
      table('c', {
        columns: [column('u', 'text', { collation: '"C"' })],
        foreignKeys: [foreignKey(['u'], 'p')],
      }),
      table('p', { columns: [column('id', 'text')] }),
    ])
    expect(found('mixed-collations', at)).toEqual([
      ['u_fk', 'ALTER TABLE public.c ALTER COLUMN u TYPE text COLLATE "default";'],
    ])
  })
})

describe('materialized views', () => {
  it('are judged as tables are where they have indexes', () => {
    const view = {
      schema: 'public',
      name: 'mv',
      materialized: true,
      columns: [],
      definition: '',
      comment: null,
    }
    const views = [
      { ...view, indexes: [index('a', ['x']), index('b', ['x'], { valid: false }), index('c', ['x'])] },
    ]
    const at = look([], { views })
    expect([names('duplicate-index', at), names('invalid-index', at)]).toEqual([['c'], ['b']])
    expect(judge(at, []).findings[0]?.page).toMatchObject({ kind: 'materialized-view', name: 'mv' })
  })
})

describe('what the project lets be', () => {
  const at = look([table('t')])
  const entry = {
    rule: 'no-primary-key' as const,
    kind: 'table' as const,
    schema: null,
    table: null,
    name: 't',
    reason: 'a log',
  }

  it('is marked with its reason, whatever the connection’s own schema is called', () => {
    expect(judge(at, [entry]).findings[0]?.suppressed).toEqual({ reason: 'a log' })
    const elsewhere = look([table('t', { schema: 'other' })])
    expect(judge(elsewhere, [entry]).findings[0]?.suppressed).toBeNull()
    expect(judge(elsewhere, [{ ...entry, schema: 'other' }]).findings[0]?.suppressed).not.toBeNull()
    expect(judge(at, [{ ...entry, rule: 'unused-index' }]).findings[0]?.suppressed).toBeNull()
  })
})

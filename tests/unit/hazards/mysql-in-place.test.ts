import { describe, expect, test } from 'vitest'
import type { Table } from '#contract/catalog'
import type { ServerInfo } from '#contract/connection'
import { diff } from '#engine/diff/diff'
import { mysql } from '#engine/dialects/mysql/index'
import { catalog, column, index, server, table } from '../../support/catalogs'

const mariadb: ServerInfo = { ...server, dialect: 'mysql', flavour: 'mariadb', version: '10.11.14-MariaDB' }
const mysql8: ServerInfo = { ...server, dialect: 'mysql', flavour: 'mysql', version: '8.4.3' }
const mysql57: ServerInfo = { ...mysql8, version: '5.7.44' }

const id = column('id', 'int(11)', { nullable: false })
const users = (of: Partial<Table> = {}): Table =>
  table('users', { engine: 'InnoDB', collation: 'utf8mb4_general_ci', columns: [id], ...of })
const withColumn = (type: string): Table => users({ columns: [id, column('a', type)] })

describe('the words with which the server refuses instead of copying', () => {
  const big = { estimatedRows: 3_000_000, bytes: 500_000_000 }
  const words = (from: Table, to: Table, on = mariadb): string[] => {
    const [before, after] = [from, to].map((one) => catalog({ server: on, tables: [one] }))
    if (before === undefined || after === undefined) throw new Error('two catalogs')
    const { steps } = mysql.way({ from: before, to: after, changes: diff(before, after), renames: [] })
    return steps
      .flatMap(({ statements }) => statements.flatMap(({ sql, reverseSql }) => [sql, reverseSql ?? '']))
      .map((sql) => /,\n {2}(algorithm = .*)$/.exec(sql)?.[1] ?? 'none')
  }
  const wide = { ...withColumn('int(11)'), ...big }
  const indexed = { ...wide, indexes: [index('i', ['a'])] }

  test('stand in the statement and its reverse where the table is big', () => {
    expect(words({ ...users(), ...big }, wide)).toEqual(Array(2).fill('algorithm = instant, lock = none'))
    expect(words(wide, indexed)).toEqual(Array(2).fill('algorithm = nocopy, lock = none'))
    expect(words({ ...users(), ...big }, indexed)).toEqual([
      'algorithm = inplace, lock = none',
      'algorithm = nocopy, lock = none',
    ])
  })

  test('are MySQL’s own there', () => {
    expect(words({ ...users(), ...big }, wide, mysql8)).toEqual(Array(2).fill('algorithm = instant'))
    expect(words(wide, indexed, mysql8)).toEqual(Array(2).fill('algorithm = inplace, lock = none'))
    expect(words({ ...users(), ...big }, wide, mysql57)).toEqual(
      Array(2).fill('algorithm = inplace, lock = none'),
    )
  })

  test('are left out of small tables, of copies, and where the documentation leaves a doubt', () => {
    expect(words(users(), withColumn('int(11)'))).toEqual(['none', 'none'])
    expect(words(wide, { ...withColumn('bigint(20)'), ...big })).toEqual(['none', 'none'])
    const history = { options: 'with system versioning' }
    expect(words({ ...users(history), ...big }, { ...wide, ...history })).toEqual(['none', 'none'])
  })
})

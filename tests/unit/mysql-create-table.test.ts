import { expect, test } from 'vitest'
import { readCreateTable, type CreateTable } from '#engine/dialects/mysql/introspect/create-table/index'

const context = {
  database: 'app',
  tableCollation: 'utf8mb4_general_ci',
  collationOf: (charset: string) => (charset === 'latin1' ? 'latin1_swedish_ci' : null),
}

function read(lines: readonly string[], tail = 'ENGINE=InnoDB'): CreateTable | null {
  return readCreateTable(`CREATE TABLE \`t\` (\n  ${lines.join(',\n  ')}\n) ${tail}`, context)
}

test('MariaDB before 10.6 names no collation beside a character set that has it by default', () => {
  const columns = read(['`a` varchar(9) CHARACTER SET latin1 DEFAULT NULL', '`b` int(11) NOT NULL'])?.columns
  expect(columns).toMatchObject([{ collation: 'latin1_swedish_ci' }, { collation: null, nullable: false }])
})

test('names and texts full of what ends a clause are read as what they are', () => {
  const table = read(
    [
      "`a,` enum('x)','y'',','z\\\\') DEFAULT 'y'',' COMMENT 'b, PRIMARY KEY (`a`)\\n'",
      "`KEY` int(11) DEFAULT (1 + (2 * 3)) CHECK (`KEY` <> '(')",
      'KEY `) ENGINE=x` (`a,`(3),`KEY`)',
      'CONSTRAINT `f``k` FOREIGN KEY (`KEY`) REFERENCES `other`.`t (` (`x,y`) ON DELETE SET NULL',
    ],
    "ENGINE=InnoDB AUTO_INCREMENT=7 DEFAULT CHARSET=utf8mb4 COMMENT='PARTITION BY HASH (`a`), it''s' `opt`='a b'",
  )
  expect(table).toMatchObject({
    columns: [
      { name: 'a,', type: "enum('x)','y'',','z\\\\')", default: "'y'','", comment: 'b, PRIMARY KEY (`a`)\n' },
      { name: 'KEY', default: '(1 + (2 * 3))' },
    ],
    checks: [{ name: 'KEY', expression: "`KEY` <> '('", column: 'KEY' }],
    indexes: [
      { name: ') ENGINE=x', parts: [{ column: 'a,', prefixLength: 3 }, { column: 'KEY' }], definition: null },
    ],
    foreignKeys: [
      { name: 'f`k', toSchema: 'other', toTable: 't (', toColumns: ['x,y'], onDelete: 'SET NULL' },
    ],
    comment: "PARTITION BY HASH (`a`), it's",
    options: "`opt`='a b'",
    partitionBy: null,
  })
})

test('what the fields of an index do not tell is kept in the words of the server', () => {
  const line = 'FULLTEXT KEY `k` (`a`) /*!50100 WITH PARSER `ngram` */ '
  const table = read(['`a` text DEFAULT NULL', line, 'VECTOR KEY `v` (`b`) `m`=5 `distance`=cosine'])
  expect(table?.indexes).toMatchObject([
    { method: 'fulltext', definition: line.trim() },
    { method: 'vector', definition: 'VECTOR KEY `v` (`b`) `m`=5 `distance`=cosine' },
  ])
})

test('the password of a federated table does not come along', () => {
  const table = read(
    ['`a` int(11) DEFAULT NULL'],
    "ENGINE=FEDERATED CONNECTION='mysql://u:s3cret@h:3306/d/t'",
  )
  expect(table).toMatchObject({ withheld: true, options: "connection='mysql://u:***@h:3306/d/t'" })
})

test.each([
  ['an unknown word of a column', ['`a` int(11) FROBNICATED']],
  ['an option of a column', ["`a` int(11) DEFAULT NULL `zip`='yes'"]],
  ['an unknown clause', ['`a` int(11)', 'FROBNICATE (`a`)']],
  [
    'an unknown action',
    ['`a` int(11)', 'CONSTRAINT `k` FOREIGN KEY (`a`) REFERENCES `t` (`a`) ON DELETE MAYBE'],
  ],
  ['words behind a check', ['`a` int(11)', 'CONSTRAINT `k` CHECK (`a` > 0) SOMETIMES']],
  ['an open parenthesis', ['`a` int(11', '`b` int']],
])('nothing is read of a table with %s', (_, lines) => {
  expect(read(lines)).toBeNull()
})

import { expect, test } from 'vitest'
import { rendered, sqlOf } from '../../support/alembic/rendered'
import { failure } from '../../support/failure'

const my = (body: string): Promise<string[]> => sqlOf('mysql', body)

test('a table has comments and options of its own', async () => {
  expect(
    await my(`op.create_table('users',
    sa.Column('id', sa.Integer(), primary_key=True),
    sa.Column('at', sa.TIMESTAMP(), nullable=True, comment="it's"),
    sa.Column('made', sa.DateTime(), server_default=sa.func.now()),
    sa.Column('key', sa.String(36), server_default=sa.text('uuid()')),
    sa.Column('on', sa.Boolean(name='b', create_constraint=True)),
    comment='people', mysql_collate='utf8mb4_bin', mysql_charset='utf8mb4', mysql_engine='InnoDB')`),
  ).toEqual([
    `CREATE TABLE \`users\` (
  \`id\` INTEGER NOT NULL AUTO_INCREMENT,
  \`at\` TIMESTAMP NULL COMMENT 'it''s',
  \`made\` DATETIME DEFAULT now(),
  \`key\` VARCHAR(36) DEFAULT (uuid()),
  \`on\` BOOL,
  PRIMARY KEY (\`id\`),
  CONSTRAINT \`b\` CHECK (\`on\` IN (0, 1))
) CHARSET=utf8mb4 ENGINE=InnoDB COMMENT='people' COLLATE utf8mb4_bin`,
  ])
})

test('a column is altered whole', async () => {
  expect(
    await my(`op.alter_column('t', 'a', nullable=False, existing_type=sa.String(5), existing_server_default='x', existing_comment='c')
op.alter_column('t', 'a', new_column_name='b', existing_type=sa.Integer(), existing_autoincrement=True, existing_nullable=False)
op.alter_column('t', 'a', server_default='1')
op.alter_column('t', 'a', server_default=None, existing_type=sa.DateTime())
op.alter_column('t', 'a', existing_type=sa.DateTime())`),
  ).toEqual([
    "ALTER TABLE `t` MODIFY `a` VARCHAR(5) NOT NULL DEFAULT 'x' COMMENT 'c'",
    'ALTER TABLE `t` CHANGE `a` `b` INTEGER NOT NULL AUTO_INCREMENT',
    "ALTER TABLE `t` ALTER COLUMN `a` SET DEFAULT '1'",
    'ALTER TABLE `t` ALTER COLUMN `a` DROP DEFAULT',
    'ALTER TABLE `t` CHANGE `a` `a` DATETIME NULL',
  ])
})

test('each kind of constraint is dropped in words of its own', async () => {
  expect(
    await my(`op.drop_constraint('c', 't', type_='unique')
op.drop_constraint('c', 't', type_='foreignkey')
op.drop_constraint('c', 't', type_='primary')
op.drop_constraint('c', 't', type_='check')
op.drop_index('i', table_name='t')`),
  ).toEqual([
    'ALTER TABLE `t` DROP INDEX `c`',
    'ALTER TABLE `t` DROP FOREIGN KEY `c`',
    'ALTER TABLE `t` DROP PRIMARY KEY',
    'ALTER TABLE `t` DROP CONSTRAINT `c`',
    'DROP INDEX `i` ON `t`',
  ])
})

test('an enum is nothing by itself', async () => {
  expect(await my(`sa.Enum('a', name='e').create(op.get_bind())`)).toEqual([])
})

test('a stored program is one statement', async () => {
  const [statement, ...more] = await rendered(
    'mysql',
    `op.execute("create trigger x before update on t for each row begin set new.a = 1; set new.b = 2; end")`,
  )
  expect(more).toEqual([])
  expect(statement).toMatchObject({ transactional: false, line: 7 })
})

test('values are written as the driver writes them', async () => {
  expect(
    await my(`op.bulk_insert(sa.table('t', sa.column('a', sa.JSON), sa.column('b', sa.LargeBinary), sa.column('c', sa.Boolean), sa.column('d', sa.Float)),
    [{'a': None, 'b': b'\\xff', 'c': True, 'd': 1.5}])`),
  ).toEqual(["INSERT INTO `t` (`a`, `b`, `c`, `d`) VALUES\n  ('null', x'ff', 1, 1.5e0)"])
})

test.each([
  [`op.alter_column('t', 'a', nullable=True)`, /needs the whole column/],
  [`op.drop_constraint('c', 't')`, /does not say the kind/],
  [`op.drop_index('i')`, 'MySQL drops an index only from a table, and the script names none for i.'],
  [`op.create_foreign_key('f', 't', 'u', ['a'], ['b'], match='FULL')`, /MySQL ignores MATCH/],
  [`op.execute('select 1; select 2')`, /given 2 statements at once/],
  [`op.alter_column('t', 'a', server_default=sa.Identity(), existing_type=sa.Integer())`, /is an identity/],
  [
    `op.create_table('t', sa.Column('a', postgresql.ENUM('x', name='e')))`,
    'The column a has PostgreSQL’s ENUM, which SQLAlchemy can’t create on MySQL.',
  ],
  [
    `postgresql.ENUM('x', name='e').create(op.get_bind())`,
    'MySQL has no type postgresql.ENUM to create or drop.',
  ],
] as const)('%s is refused', async (body, why) => {
  const { code, message, place } = await failure(my(body))
  expect(code).toBe('project-blocked')
  expect(message).toMatch(why)
  expect(place).toMatchObject({ file: 'versions/a.py', line: 7 })
})

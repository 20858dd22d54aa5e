import { connect, expect } from '../test'
import { plainEnv } from '../../support/plain-env'
import { test } from './take'

interface Version {
  readonly down: string
  readonly message: string
  readonly up: string
  readonly back?: string
  readonly label?: string
}

/** A shop whose billing and search grew apart, met, and parted again. */
const versions: Record<string, Version> = {
  '0f3a61c2b7d4': { down: 'None', message: 'customers', up: table('customers', 'email', 'name') },
  '72147c90aa1e': { down: "'0f3a61c2b7d4'", message: 'orders and their lines', up: orders() },
  '9c1e55d7f020': {
    down: "'72147c90aa1e'",
    message: 'invoices',
    up: table('invoices', 'number'),
    label: 'billing',
  },
  b2d90e41c6aa: { down: "'9c1e55d7f020'", message: 'payments', up: table('payments', 'method') },
  '5ae0c3317f98': { down: "'72147c90aa1e'", message: 'search words', up: table('search_words', 'word') },
  c77b1a9e02d3: {
    down: "'5ae0c3317f98'",
    message: 'search only where there is none',
    up: "if 'search_hits' not in sa.inspect(op.get_bind()).get_table_names():\n        op.create_table('search_hits', sa.Column('id', sa.Integer, primary_key=True))",
    back: "op.drop_table('search_hits')",
  },
  e41f7726d5b0: { down: "('b2d90e41c6aa', 'c77b1a9e02d3')", message: 'billing meets search', up: 'pass' },
  f8a24c6b1d37: { down: "'e41f7726d5b0'", message: 'customers speak languages', up: languages() },
  '3d6b8e90f1c5': { down: "'e41f7726d5b0'", message: 'refunds', up: table('refunds', 'reason') },
}

function table(name: string, ...texts: string[]): string {
  const columns = texts.map((text) => `sa.Column('${text}', sa.String(200), nullable=False)`)
  return `op.create_table('${name}', sa.Column('id', sa.BigInteger, primary_key=True), ${columns.join(', ')})\n    op.create_index('ix_${name}_${texts[0]}', '${name}', ['${texts[0]}'], unique=True)`
}

function orders(): string {
  return `op.create_table('orders', sa.Column('id', sa.BigInteger, primary_key=True), sa.Column('customer_id', sa.BigInteger, sa.ForeignKey('customers.id', ondelete='CASCADE'), nullable=False), sa.Column('placed_at', sa.DateTime(timezone=True), server_default=sa.func.now(), nullable=False))
    op.create_index('ix_orders_customer_id', 'orders', ['customer_id', 'placed_at'])
    op.create_table('order_lines', sa.Column('order_id', sa.BigInteger, sa.ForeignKey('orders.id', ondelete='CASCADE'), primary_key=True), sa.Column('line', sa.Integer, primary_key=True), sa.Column('sku', sa.String(40), nullable=False))`
}

function languages(): string {
  return `op.add_column('customers', sa.Column('language', sa.String(8), server_default='en', nullable=False))
    op.alter_column('customers', 'name', existing_type=sa.String(200), type_=sa.Text(), existing_nullable=False, nullable=True)
    op.create_check_constraint('ck_customers_language', 'customers', "language <> ''")`
}

function file(id: string, { down, message, up, back = 'pass', label }: Version): string {
  const branch = label === undefined ? '' : `branch_labels = ('${label}',)\n`
  return `"""${message}"""\nfrom alembic import op\nimport sqlalchemy as sa\n\nrevision = '${id}'\ndown_revision = ${down}\n${branch}\n\ndef upgrade():\n    ${up}\n\n\ndef downgrade():\n    ${back}\n`
}

test.use({
  startProject: {
    files: {
      'alembic.ini': '[alembic]\nscript_location = alembic\n',
      'alembic/env.py': plainEnv,
      ...Object.fromEntries(
        Object.entries(versions).map(([id, version]) => [`alembic/versions/${id}.py`, file(id, version)]),
      ),
    },
  },
})

test('an Alembic history, from its graph to a run by Alembic', async ({
  page,
  frame,
  history,
  connections,
  run,
  postgres,
  take,
}) => {
  await connect({ frame, connections, history }, postgres)
  await history.choose('b2d90e41c6aa')
  await history.offer('Apply to here').click()
  await run.startAndFinish(/^Applied 4 revisions/)
  await history.choose('f8a24c6b1d37')
  await expect(
    page.getByText(/^Replayed: |could not be replayed: |can't be read as data/).first(),
  ).toBeVisible()
  await take('graph')

  await history.goTo('python')
  await page.getByRole('textbox', { name: 'Path of another Python' }).fill('/usr/bin/python3')
  await page.keyboard.press('Enter')
  const python = page.getByRole('listitem').filter({ hasText: '/usr/bin/python3' })
  await python.getByRole('button', { name: 'Allow…' }).click()
  await page.getByRole('button', { name: 'Allow and check' }).click()
  await expect(page.getByText(/Alembic \d/).first()).toBeVisible()

  await history.goTo('stamp')
  await page.getByRole('textbox', { name: 'The database stands at' }).fill('e41f7726d5b0')
  await expect(page.getByRole('button', { name: 'Stamp all the same' })).toBeEnabled()
  await take('stamp')

  await history.goTo('merge')
  await expect(page.getByRole('region', { name: 'Branches' })).toBeVisible()
  await take('merge')

  await history.choose('c77b1a9e02d3')
  await history.offer('Apply to here').click()
  await run.startAndFinish(/^Applied 2 revisions/)
  await expect(page.getByRole('region', { name: /^What changed/ })).toBeVisible()
  await take('delegated')
})

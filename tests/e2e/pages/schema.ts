import { expect, type Locator, type Page } from '@playwright/test'

export type ObjectTab =
  | 'Columns'
  | 'Indexes'
  | 'Foreign keys'
  | 'Constraints'
  | 'Triggers'
  | 'DDL'
  | 'Rows'
  | 'Size & use'
  | 'Depends on / used by'
  | 'Health'

/** One index as the screen shows it. */
export interface ShownIndex {
  readonly name: string
  /** Whether it is there only because a primary key or a unique constraint needs it. */
  readonly backs: boolean
}

/** The Schema screen: the tree and the page of one object. */
export class Schema {
  readonly page: Page
  readonly tree: Locator
  readonly filter: Locator

  constructor(page: Page) {
    this.page = page
    this.tree = page.getByRole('tree', { name: 'Objects of the database' })
    this.filter = page.getByRole('textbox', { name: 'Filter objects' })
  }

  /** The tree's line of a table, whatever marks it carries. */
  table(name: string): Locator {
    return this.line('table', name)
  }

  /** The tree's line of any object, whatever marks it carries. */
  line(kind: string, name: string): Locator {
    // What a filter marks in a longer name is a text of its own; the name is not.
    const whole = new RegExp(`^${name.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}$`)
    return this.tree
      .getByRole('treeitem')
      .filter({ has: this.page.getByRole('img', { name: kind, exact: true }) })
      .filter({ has: this.page.locator('bdi', { hasText: whole }) })
  }

  /** Names of the tables in the tree, without the app's own ledger. */
  async tables(): Promise<string[]> {
    const lines = await this.tree.getByRole('treeitem', { name: /^table / }).all()
    const names = await Promise.all(lines.map((line) => line.locator('bdi').first().innerText()))
    return names.map((name) => name.trim()).filter((name) => name !== 'varve_ledger')
  }

  /** The page of an object. */
  object(name: string | RegExp): Locator {
    return this.page.getByRole('article', { name })
  }

  /** Opens a table's page. */
  async open(name: string): Promise<Locator> {
    await this.table(name).click()
    const object = this.object(new RegExp(`\\.${name}$`))
    await expect(object.getByRole('tab', { name: /^Columns/ })).toBeVisible()
    return object
  }

  /** Turns to a part of the open object. */
  async tab(name: ObjectTab): Promise<void> {
    await this.page.getByRole('tab', { name: new RegExp(`^${name}`) }).click()
  }

  /** The rows shown, as text by column. */
  async rows(): Promise<Record<string, string>[]> {
    const grid = this.page.getByRole('table', { name: 'Rows' })
    await expect(grid).toBeVisible()
    const heads = await grid.getByRole('columnheader').locator('bdi').allInnerTexts()
    const lines = await grid.getByRole('row').all()
    return Promise.all(
      lines.slice(1).map(async (line) => {
        const cells = await line.getByRole('cell').allInnerTexts()
        return Object.fromEntries(heads.map((head, at) => [head, (cells[at] ?? '').replaceAll(/\s+/g, ' ')]))
      }),
    )
  }

  /** Goes to the list of findings. */
  async openHealth(): Promise<Locator> {
    await this.page.getByRole('link', { name: /^(serious |warning |note )?Health/ }).click()
    const findings = this.page.getByRole('region', { name: 'Findings' })
    await expect(findings).toBeVisible()
    return findings
  }

  /** One finding, by what it says. */
  finding(what: RegExp): Locator {
    return this.page.getByRole('article', { name: what })
  }

  /** Looks at the database again. */
  async readAgain(): Promise<void> {
    await this.page.getByRole('button', { name: 'Refresh' }).click()
  }

  /** The indexes of a table. */
  async indexes(table: string): Promise<ShownIndex[]> {
    const object = await this.open(table)
    await this.tab('Indexes')
    const lines = object.getByRole('table', { name: 'Indexes' }).getByRole('row')
    await expect(lines.first()).toBeVisible()
    const shown: ShownIndex[] = []
    for (const line of (await lines.all()).slice(1)) {
      const name = (await line.getByRole('rowheader').locator('bdi').innerText()).trim()
      shown.push({ name, backs: /primary key|unique constraint/i.test(await line.innerText()) })
    }
    return shown
  }

  /** What happens to a table's rows when the row they point to goes, one entry a foreign key. */
  async onDelete(table: string): Promise<string[]> {
    const object = await this.open(table)
    await this.tab('Foreign keys')
    const section = object.getByRole('region', { name: 'References' })
    await expect(section).toBeVisible()
    const keys = section.getByRole('table', { name: 'References' })
    const place = (await keys.getByRole('columnheader').allInnerTexts()).findIndex((head) =>
      /on delete/i.test(head),
    )
    const actions: string[] = []
    for (const line of (await keys.getByRole('row').all()).slice(1)) {
      actions.push(await line.getByRole('cell').or(line.getByRole('rowheader')).nth(place).innerText())
    }
    return actions
  }
}

import { expect, type Locator, type Page } from '@playwright/test'

type PathKind = 'Another project…' | 'A snapshot file…' | 'An SQL file…'

/** The Compare screen: two sides, the tree of changes, and what is beside it. */
export class Compare {
  readonly page: Page
  readonly tree: Locator
  readonly changes: Locator
  readonly plan: Locator
  readonly written: Locator
  readonly filter: Locator
  /** Where the path of a side is typed. */
  readonly path: Locator
  /** Where a snapshot is to be saved. */
  readonly file: Locator
  readonly rules: Locator
  readonly takeAll: Locator
  readonly takeNone: Locator

  constructor(page: Page) {
    this.page = page
    this.tree = page.getByRole('tree', { name: 'Changes' })
    this.changes = this.tree.getByRole('treeitem')
    this.plan = page.getByRole('list', { name: 'Plan', exact: true })
    this.filter = page.getByRole('textbox', { name: 'Filter changes' })
    this.file = page.getByRole('combobox', { name: 'File', exact: true })
    this.path = page.getByRole('combobox', {
      name: /^(Snapshot file|SQL file|Folder of the other project)$/,
    })
    this.rules = page.getByRole('list', { name: 'Ignore rules' }).getByRole('listitem')
    this.takeAll = page.getByRole('button', { name: 'Take all shown' })
    this.takeNone = page.getByRole('button', { name: 'Take none' })
    this.written = page.getByRole('status').filter({ hasText: /^Written: / })
  }

  /** The button that names one side, and changes it. */
  side(name: 'from' | 'to'): Locator {
    return this.page.getByRole('button', { name: new RegExp(`^${name}: `) })
  }

  /** Chooses one side by words of its name. */
  async choose(name: 'from' | 'to', words: string): Promise<void> {
    await this.side(name).click()
    await this.page.getByRole('combobox', { name: `Find what to compare ${name}` }).fill(words)
    await this.page.keyboard.press('Enter')
    await expect(this.side(name)).toContainText(words)
  }

  /** Opens the form in which a side is named by its path. */
  async openPath(name: 'from' | 'to', kind: PathKind): Promise<void> {
    await this.side(name).click()
    await this.page.getByRole('button', { name: kind }).click()
    await expect(this.path).toBeFocused()
  }

  /** Names one side by its path. */
  async choosePath(name: 'from' | 'to', kind: PathKind, path: string): Promise<void> {
    await this.openPath(name, kind)
    await this.path.fill(path)
    await this.page.keyboard.press('Enter')
    await expect(this.path).toBeHidden()
  }

  /** Allows throwaway databases on a connection's server. */
  async allowScratch(connection: string): Promise<void> {
    await this.page.getByRole('button', { name: /^throwaway:/ }).click()
    await this.page.getByRole('menuitem', { name: new RegExp(connection) }).click()
  }

  /** A line of the tree. */
  change(words: string | RegExp): Locator {
    return this.changes.filter({ hasText: words })
  }

  /** Shows every change again. */
  async clearFilter(): Promise<void> {
    await this.filter.fill('')
  }

  /** What every line says, first words only: its sign in words and what it is about. */
  async told(): Promise<string[]> {
    await expect(this.changes.first()).toBeVisible()
    const texts = await this.changes.allInnerTexts()
    return texts.map((text) => text.replaceAll(/\s+/g, ' ').trim())
  }

  /** Turns to the plan and waits until it is there, with what was seen when it was tried. */
  async showPlan(proof: RegExp, timeout = 180_000): Promise<void> {
    await this.page.getByRole('tab', { name: 'Plan' }).click()
    await expect(this.page.getByRole('status').filter({ hasText: proof })).toBeVisible({ timeout })
  }

  /** Shows only those statements of the plan that may do this. */
  onlyWith(hazard: string): Locator {
    return this.page
      .getByRole('group', { name: 'Only statements with' })
      .getByRole('button', { name: hazard })
  }

  /** Writes the plan as a revision. */
  async save(message: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Save as revision…' }).click()
    await this.page.getByRole('textbox', { name: 'Message' }).fill(message)
    await this.page.getByRole('button', { name: 'Write the file' }).click()
    await expect(this.written).toBeVisible()
  }

  /** Runs the plan on the database that it starts from. */
  async run(): Promise<void> {
    await this.page.getByRole('button', { name: 'Run…' }).click()
    await this.page
      .getByRole('group', { name: 'Run' })
      .getByRole('button', { name: 'Run', exact: true })
      .click()
  }
}

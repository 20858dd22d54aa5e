import type { Locator, Page } from '@playwright/test'

export type ColumnsShown = 'Columns' | 'Keys' | 'Names'

/** The Diagram screen: the picture, and what stands around it. */
export class Diagram {
  readonly page: Page
  readonly stage: Locator
  readonly toolbar: Locator
  readonly find: Locator
  readonly status: Locator
  readonly aside: Locator

  constructor(page: Page) {
    this.page = page
    this.stage = page.getByRole('application', { name: /^Diagram of/ })
    this.toolbar = page.getByRole('group', { name: 'Diagram', exact: true })
    this.find = page.getByRole('combobox', { name: 'Find a table' })
    this.status = page.getByRole('status').filter({ hasText: /\d tables?, / })
    this.aside = page.getByRole('complementary', { name: /^Foreign keys of/ })
  }

  /** A table drawn near enough to be read. */
  table(name: string): Locator {
    return this.stage.getByRole('group', { name: `table ${name}`, exact: true })
  }

  /** Finds a table by its name and goes to it. */
  async goTo(name: string): Promise<void> {
    await this.page.keyboard.press('/')
    await this.page.keyboard.type(name)
    await this.page.getByRole('listbox', { name: 'Tables found' }).getByRole('option').first().waitFor()
    await this.page.keyboard.press('Enter')
  }

  /** Chooses what tables show. */
  async show(columns: ColumnsShown): Promise<void> {
    await this.page.getByRole('radiogroup', { name: 'What tables show' }).getByText(columns).click()
  }

  /** Draws what is only drawn on request, or no longer. */
  async also(what: 'Views' | 'Partitions'): Promise<void> {
    await this.toolbar.getByRole('button', { name: 'Also' }).click()
    await this.page.getByRole('menuitemcheckbox', { name: what }).click()
    await this.page.keyboard.press('Escape')
  }

  /** Chooses a line of the export menu. */
  async export(format: 'SVG' | 'PNG'): Promise<void> {
    await this.toolbar.getByRole('button', { name: 'Export' }).click()
    await this.page.getByRole('menuitem', { name: `Export as ${format}` }).click()
  }
}

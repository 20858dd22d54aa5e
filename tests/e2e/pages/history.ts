import { expect, type Locator, type Page } from '@playwright/test'

/** The History screen: the list of revisions and the chosen one. */
export class History {
  readonly page: Page
  readonly list: Locator
  readonly rows: Locator
  readonly detail: Locator

  constructor(page: Page) {
    this.page = page
    this.list = page.getByRole('listbox', { name: 'Revisions' })
    this.rows = this.list.getByRole('option')
    this.detail = page.getByRole('article')
  }

  /** The row of a revision, or of `base`. */
  row(id: string): Locator {
    return this.rows.filter({ has: this.page.getByText(id, { exact: true }) })
  }

  /** Chooses a row. */
  async choose(id: string): Promise<void> {
    await this.row(id).click()
    await expect(this.row(id)).toHaveAttribute('aria-selected', 'true')
  }

  /** The count under the list says this; an embedded database may first have to be made. */
  async counts(pending: number, applied: number): Promise<void> {
    await expect(this.page.getByText(`${pending} pending · ${applied} applied`, { exact: true })).toBeVisible(
      { timeout: 180_000 },
    )
  }

  /** A run that is offered. */
  offer(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name })
  }

  /** A mark on a revision's row, such as HEAD. */
  mark(id: string, mark: 'HEAD' | 'CURRENT'): Locator {
    return this.row(id).getByText(mark, { exact: true })
  }

  /** How far from the left edge a revision stands in the graph. */
  async lane(id: string): Promise<number> {
    const box = await this.row(id).locator('svg g').boundingBox()
    return Math.round((box?.x ?? Number.NaN) + (box?.width ?? Number.NaN) / 2)
  }

  /** A sentence of what the chosen revision changes. */
  told(sentence: string): Locator {
    return this.detail.getByRole('tabpanel').getByText(sentence, { exact: true })
  }

  /** Goes to a place by its address. */
  async goTo(route: string): Promise<void> {
    await this.page.evaluate((hash) => {
      location.hash = hash
    }, `#/${route}`)
  }
}

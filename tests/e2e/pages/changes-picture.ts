import { expect, type Locator, type Page } from '@playwright/test'

/** The drawing of what a revision changes, beside its sentences. */
export class ChangesPicture {
  readonly page: Page
  readonly stage: Locator
  readonly status: Locator

  constructor(page: Page) {
    this.page = page
    this.stage = page.getByRole('application', { name: /^Diagram of the changes/ })
    this.status = page.getByRole('region', { name: 'Diagram of the changes' }).getByRole('status')
  }

  /** A table of which this becomes; null for one that only stands at the end of a line. */
  table(state: 'added' | 'changed' | 'removed' | null, name: string): Locator {
    const words = state === null ? `table ${name}` : `${state} table ${name}`
    return this.stage.getByRole('group', { name: words, exact: true })
  }

  /** Goes to a table with the arrow keys. */
  async reach(table: Locator): Promise<void> {
    await this.stage.focus()
    const id = await table.getAttribute('id')
    const isThere = async () => (await this.stage.getAttribute('aria-activedescendant')) === id
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowDown', 'ArrowDown', 'ArrowLeft', 'ArrowUp']) {
      if (await isThere()) return
      await this.page.keyboard.press(key)
    }
    await expect(this.stage).toHaveAttribute('aria-activedescendant', id ?? '')
  }
}

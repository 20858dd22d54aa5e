import { expect, type Locator, type Page } from '@playwright/test'

/** The first screen. */
export class Welcome {
  readonly page: Page
  readonly heading: Locator
  readonly folder: Locator
  readonly sample: Locator
  readonly error: Locator
  readonly recent: Locator

  constructor(page: Page) {
    this.page = page
    this.heading = page.getByRole('heading', { name: 'Varve', exact: true })
    this.folder = page.getByRole('combobox', { name: 'Folder' })
    this.sample = page.getByRole('button', { name: 'Try the sample' })
    this.error = page.getByRole('alert')
    this.recent = page.getByRole('region', { name: 'Recent' })
  }

  /** Types a folder and opens it; only where the host has no dialog of the system. */
  async open(folder: string): Promise<void> {
    await expect(this.heading).toBeVisible()
    await this.folder.fill(folder)
    await this.page.keyboard.press('Escape')
    await this.page.getByRole('button', { name: 'Open folder' }).click()
  }
}

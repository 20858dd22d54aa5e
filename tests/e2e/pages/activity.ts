import type { Locator, Page } from '@playwright/test'

/** The Activity screen: every statement sent. */
export class Activity {
  readonly page: Page
  readonly list: Locator
  readonly filter: Locator
  readonly sent: Locator

  constructor(page: Page) {
    this.page = page
    this.list = page.getByRole('listbox', { name: 'Statements, newest first' })
    this.filter = page.getByRole('textbox', { name: 'Filter statements' })
    this.sent = page.getByRole('textbox', { name: 'Statement sent' })
  }

  /** The lines that contain this text. */
  statement(text: string | RegExp): Locator {
    return this.list.getByRole('option').filter({ hasText: text })
  }
}

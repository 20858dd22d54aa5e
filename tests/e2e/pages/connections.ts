import { expect, type Locator, type Page } from '@playwright/test'
import type { Frame } from './frame'

export interface ServerFields {
  readonly kind: 'PostgreSQL' | 'MySQL / MariaDB'
  readonly host: string
  readonly port: number
  readonly database: string
  readonly user: string
  readonly password: string
}

/** The Connections screen: the saved ones and the form of one. */
export class Connections {
  readonly page: Page
  readonly form: Locator
  readonly list: Locator
  readonly url: Locator
  readonly password: Locator
  readonly readOnly: Locator
  readonly result: Locator

  constructor(page: Page) {
    this.page = page
    this.form = page.getByRole('form', { name: 'Connection', exact: true })
    this.list = page.getByRole('listbox', { name: 'Connections' })
    this.url = this.form.getByRole('textbox', { name: 'Connection URL' })
    this.password = this.form.getByLabel('Password', { exact: true })
    this.readOnly = this.form.getByRole('switch', { name: 'Read-only' })
    this.result = this.form.getByRole('region', { name: 'Test result' })
  }

  /** Goes to the form of a new connection. */
  async startNew(frame: Frame): Promise<void> {
    await frame.command('New connection')
    await expect(this.url).toBeVisible()
  }

  /** A field by its label. */
  field(label: string): Locator {
    return this.form.getByRole('textbox', { name: label, exact: true })
  }

  /** Chooses one of a row of choices, such as the environment. */
  async pick(group: string, choice: string): Promise<void> {
    await this.form.getByRole('radiogroup', { name: group }).getByText(choice, { exact: true }).click()
    await expect(this.form.getByRole('radio', { name: choice, exact: true })).toBeChecked()
  }

  /** Puts a URL in the place of the one that stands there, all at once. */
  async pasteUrl(url: string): Promise<void> {
    await this.url.focus()
    await this.page.keyboard.press('ControlOrMeta+a')
    await this.page.keyboard.insertText(url)
    await this.url.blur()
  }

  /** Fills the fields one by one. */
  async fillFields(fields: ServerFields): Promise<void> {
    await this.pick('Database', fields.kind)
    await this.field('Host').fill(fields.host)
    await this.field('Port').fill(String(fields.port))
    await this.field('Database name').fill(fields.database)
    await this.field('User').fill(fields.user)
    await this.password.fill(fields.password)
  }

  /** Tests what the form says, and expects it to be reached. */
  async test(said: RegExp): Promise<void> {
    await this.form.getByRole('button', { name: 'Test', exact: true }).click()
    await expect(this.result).toContainText(said, { timeout: 45_000 })
  }

  /** Saves the form and opens the connection. */
  async saveAndOpen(): Promise<void> {
    await this.form.getByRole('button', { name: 'Save and open' }).click()
  }
}

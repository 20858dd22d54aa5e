import { expect, type Locator, type Page } from '@playwright/test'

export type ScreenName = 'History' | 'Schema' | 'Diagram' | 'Compare' | 'Activity'
export type Theme = 'light' | 'dark' | 'as the system'

/** What stands around every screen: bar, rail, palette and run strip. */
export class Frame {
  readonly page: Page
  readonly bar: Locator
  readonly rail: Locator
  readonly palette: Locator
  readonly strip: Locator
  readonly keys: Locator

  constructor(page: Page) {
    this.page = page
    this.bar = page.getByRole('banner')
    this.rail = page.getByRole('navigation', { name: 'Screens' })
    this.palette = page.getByRole('combobox', { name: /^Search screens/ })
    this.strip = page.getByRole('complementary', { name: 'Run' })
    this.keys = page.getByRole('dialog', { name: 'Keys' })
  }

  /** Goes to a screen by the rail. */
  async go(screen: ScreenName): Promise<void> {
    await this.rail.getByRole('link', { name: screen }).click()
    await expect(this.rail.getByRole('link', { name: screen })).toHaveAttribute('aria-current', 'page')
  }

  /** Opens the palette with the keyboard, types, and takes the first that is found. */
  async command(text: string): Promise<void> {
    await expect(this.bar).toBeVisible()
    await this.page.keyboard.press('Control+k')
    await expect(this.palette).toBeFocused()
    await this.page.keyboard.type(text)
    await expect(this.page.getByRole('listbox', { name: 'Found' }).getByRole('option').first()).toContainText(
      text,
      { ignoreCase: true },
    )
    await this.page.keyboard.press('Enter')
    await expect(this.palette).toBeHidden()
  }

  /** Chooses a theme. */
  async theme(theme: Theme): Promise<void> {
    await this.command(`Theme: ${theme}`)
  }

  /** The connection's line in the bar. */
  connection(place: string | RegExp): Locator {
    return this.bar.getByRole('button', { name: place })
  }
}

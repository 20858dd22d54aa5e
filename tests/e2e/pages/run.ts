import { expect, type Locator, type Page } from '@playwright/test'

/** A plan, and the run it becomes. */
export class Run {
  readonly page: Page
  readonly plan: Locator
  readonly statements: Locator
  readonly refusal: Locator
  readonly cancel: Locator

  constructor(page: Page) {
    this.page = page
    this.plan = page.getByRole('list', { name: 'Plan' })
    this.statements = page.getByRole('list', { name: 'Statements' })
    this.refusal = page.getByRole('alert')
    this.cancel = page.getByRole('button', { name: 'Cancel', exact: true })
  }

  /** The line at the top: what would run, is running, or how it ended. */
  title(text: string | RegExp): Locator {
    return this.page.getByRole('heading', { name: text })
  }

  /** The button that starts the planned run. */
  startButton(name = /^(Apply|Roll back)( (to|on) PRODUCTION)?$/): Locator {
    return this.page.getByRole('button', { name })
  }

  /** Starts the planned run once the plan is there. */
  async start(): Promise<void> {
    await expect(this.plan.getByRole('listitem').first()).toBeVisible()
    await this.startButton().click()
  }

  /** Starts the planned run and waits until it has done all of it. */
  async startAndFinish(title: RegExp): Promise<void> {
    await this.start()
    await expect(this.title(title)).toBeVisible({ timeout: 180_000 })
  }

  /** The line of the source that is marked as the place of the failure. */
  markedLine(): Locator {
    return this.page.getByRole('figure').locator('[aria-current="location"]')
  }
}

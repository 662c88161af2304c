/** Forms filled by the names of their boxes, and how often somebody has to send one or tap. */
import type { Page } from 'playwright-core'
import { leads } from '../acting.ts'

/** What was counted: forms sent, and taps (pages opened by hand on the day, and buttons). */
export type Counted = { forms: number; taps: number }

/** Begins to count. */
export function counting(): Counted {
  return { forms: 0, taps: 0 }
}

/** Opens the page of a form; throws where it is not there for the guest. */
export async function openForm(page: Page, path: string): Promise<void> {
  const answer = await page.goto(path)
  if (answer?.status() !== 200) throw new Error(`${path} answered ${answer?.status()}`)
}

/** Fills boxes by their names: types, chooses or ticks, whatever they are. */
export async function fillIn(page: Page, values: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(values)) {
    const box = page.locator(`main form [name="${name}"]`)
    // A box that is folded away is opened first.
    const fold = box.first().locator('xpath=ancestor::details[not(@open)]')
    if (await fold.count()) await fold.locator('summary').click()
    const kind = await box.first().evaluate(one => `${one.tagName} ${one.getAttribute('type') ?? ''}`)
    if (/radio|checkbox/.test(kind))
      await page.locator(`main [name="${name}"][value="${value}"]`).check({ force: true })
    else if (kind.startsWith('SELECT')) await box.first().selectOption(value)
    else await box.first().fill(value)
  }
}

/** Sends the form by its button, the first one where none is named, and counts it. */
export async function sendForm(page: Page, counted: Counted, button?: string): Promise<void> {
  counted.forms++
  counted.taps++
  const buttons = page.locator('main form button.govuk-button:not(.govuk-button--secondary)')
  const one = button === undefined ? buttons.first() : page.getByRole('button', { name: button, exact: true })
  await leads(page, () => one.first().click())
}

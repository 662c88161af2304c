/** What people do on a page: press a button, follow a link, type into a field by its label, read. */
import type { Locator, Page } from 'playwright-core'
import { words } from '../support/app.ts'
import { say } from './stage.ts'

/** The name of a question on a form, whatever number it has there. */
export function numbered(question: string): RegExp {
  return new RegExp(`^\\s*(\\d+\\.\\s+)?${question.split(/\s+/).map(RegExp.escape).join('\\s+')}\\s*$`)
}

/** Does what leads to another page, and waits until it is there. */
export async function leads(page: Page, act: () => Promise<unknown>): Promise<void> {
  const arrived = page.waitForEvent('domcontentloaded')
  // Where the act itself fails, that is what is told, and not that nothing arrived.
  arrived.catch(() => undefined)
  await act()
  await arrived
}

/** Presses the button with these words of the catalogue. */
export function press(page: Page, key: string): Promise<void> {
  return leads(page, () => page.getByRole('button', { name: say(key), exact: true }).click())
}

/** Follows the first link in the main part of the page with these words. */
export function follow(page: Page, name: string): Promise<void> {
  return leads(page, () => page.locator('main').getByRole('link', { name }).first().click())
}

/** The field with this label of the catalogue, whether or not it may be left empty. */
export function labelled(page: Page, key: string): Locator {
  const label = say(key)
  return page.getByLabel(label, { exact: true }).or(page.getByLabel(say('web.optional', { label }), { exact: true }))
}

/** Chooses one of several by its words. */
export function choose(page: Page, text: string): Promise<void> {
  return page.getByRole('radio', { name: text, exact: true }).check()
}

/** The words in the main part of the page. */
export async function wordsOn(page: Page): Promise<string> {
  return words(await page.content())
}

/** The code of a response or draft that the page shows. */
export async function codeShown(page: Page): Promise<string> {
  return (await page.locator('.hub-code').first().textContent()) ?? ''
}

/** Types a day into its three boxes. */
export async function typeDay(page: Page, name: string, iso: string): Promise<void> {
  const [year = '', month = '', day = ''] = iso.split('-')
  await page.locator(`#${name}-day`).fill(String(Number(day)))
  await page.locator(`#${name}-month`).fill(String(Number(month)))
  await page.locator(`#${name}-year`).fill(year)
}

/** Types into the field with this label of the catalogue. */
export async function typeWords(page: Page, key: string, words: string): Promise<void> {
  await labelled(page, key).fill(words)
}

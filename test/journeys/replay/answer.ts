/** How people answer the replayed consultation: online with and without script, and by a clerk who keys in what came. */
import type { Page } from 'playwright-core'
import { codeShown, labelled, leads, numbered, press, typeDay } from '../acting.ts'
import { say } from '../stage.ts'
import { BASE } from './prepare.ts'

/** A respondent, in the words that their response is recognised by. */
export type Answering = {
  /** Words of questions with the choices ticked. */
  readonly chosen?: Readonly<Record<string, readonly string[]>>
  /** Words of questions with what is written. */
  readonly written?: Readonly<Record<string, string>>
  /** Keys of the fields about the respondent, without "responses.about.". */
  readonly about?: Readonly<Record<string, string>>
  /** Keys of what they allow. */
  readonly allows?: readonly string[]
}

/** Fills the questions of the form, and what the respondent says about themselves. */
export async function fillForm(page: Page, { chosen, written, about, allows }: Answering): Promise<void> {
  for (const [question, choices] of Object.entries(chosen ?? {})) {
    const group = page.getByRole('group', { name: numbered(question) })
    for (const choice of choices) await group.getByLabel(choice, { exact: true }).check()
  }
  for (const [question, words] of Object.entries(written ?? {})) await page.getByLabel(numbered(question)).fill(words)
  for (const [key, words] of Object.entries(about ?? {})) await labelled(page, `responses.about.${key}`).fill(words)
  for (const key of allows ?? []) await labelled(page, `responses.about.${key}`).check()
}

/** Gives the response; gives its code. */
export async function give(page: Page): Promise<string> {
  await press(page, 'responses.form.give')
  return codeShown(page)
}

/** Comments on a paragraph from where it is read, by its printed address, in the box that is open there. */
export async function commentFrom(page: Page, document: RegExp, path: string, words: string): Promise<void> {
  await page.goto(BASE)
  await leads(page, () => page.locator('main').getByRole('link', { name: document }).first().click())
  const paragraph = page.locator(`[id="${path}"]`)
  await leads(page, () => paragraph.locator('a[href*="response?paragraph="]').click())
  await page.locator('details[open] textarea[name^="p-"]').fill(words)
  await press(page, 'responses.commenting.save')
}

/** Comments on one more paragraph of the document in the response put aside, and comes to the check. */
export async function commentBeside(page: Page, document: RegExp, path: string, words: string): Promise<void> {
  await leads(page, () => page.locator('main').getByRole('link', { name: document }).first().click())
  await page.getByText(say('responses.commenting.open', { number: path }), { exact: true }).click()
  await page.getByLabel(say('questions.paragraph-comment', { number: path }), { exact: true }).fill(words)
  await press(page, 'responses.commenting.save')
  await press(page, 'responses.draft.check')
}

/** How something came that a clerk keys in. */
export type Arrival = {
  readonly channel: 'paper' | 'letter' | 'email'
  readonly on: string
  readonly scan?: { readonly name: string; readonly mimeType: string; readonly buffer: Buffer }
}

/** Keys in a response as it came; gives the code for the respondent. */
export async function keyIn(page: Page, { channel, on, scan }: Arrival, answering: Answering): Promise<string> {
  await page.goto(`${BASE}/keying`)
  await page.getByLabel(say(`responses.keying.channel-options.${channel}`), { exact: true }).check()
  await typeDay(page, 'received', on)
  if (scan) await page.locator('#scan').setInputFiles({ ...scan })
  await fillForm(page, answering)
  await press(page, 'responses.keying.button')
  return codeShown(page)
}

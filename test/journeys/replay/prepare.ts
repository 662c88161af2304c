/** What the lead of the replayed consultation does before it opens: begin, bring the file in, plan, ask, publish. */
import type { Page } from 'playwright-core'
import { follow, labelled, leads, press, typeDay } from '../acting.ts'
import { say } from '../stage.ts'

/** Title of the consultation in our own words; its address follows from it. */
export const TITLE = 'Two codes of good practice'
export const BASE = '/consultations/two-codes-of-good-practice'

/** Begins the consultation from the list, and comes to its plan. */
export async function begin(page: Page): Promise<void> {
  await page.goto('/consultations')
  await press(page, 'consultations.new.title')
  await labelled(page, 'consultations.field.title').fill(TITLE)
  await labelled(page, 'consultations.field.summary').fill('Two drafts, on consulting and on working in partnership.')
  await labelled(page, 'consultations.field.topic').fill('Compact')
  await press(page, 'consultations.new.button')
}

/** Goes to a task of the plan by its name. */
export async function task(page: Page, name: string): Promise<void> {
  await page.goto(`${BASE}/plan`)
  await follow(page, say(`consultations.task.${name}`))
}

/** Sends the file from the page of the pack, and comes to the review of what was read in it. */
export async function bringIn(page: Page, name: string, bytes: Buffer): Promise<void> {
  await task(page, 'documents')
  await press(page, 'consultations.pack.import')
  await page.locator('#file').setInputFiles({ name, mimeType: 'text/plain', buffer: bytes })
  await press(page, 'documents.import.button')
}

/** Leaves one document of the file out, by its place in it. */
export function leaveOut(page: Page, at: number): Promise<void> {
  return leads(page, () => page.locator(`button[value="leave ${at}"]`).click())
}

/** Puts every document that was kept into the pack; gives how many. */
export async function fillPack(page: Page): Promise<number> {
  await task(page, 'documents')
  const add = page.locator('button[value^="add "]')
  let added = 0
  for (; (await add.count()) > 0; added++) await leads(page, () => add.first().click())
  return added
}

/** Types the days of the letter and of the close, and when the decision and the feedback were promised. */
export async function timetable(page: Page): Promise<void> {
  await task(page, 'timetable')
  await typeDay(page, 'opens_on', '2009-10-28')
  await typeDay(page, 'closes_on', '2010-01-21')
  await typeDay(page, 'decision_on', '2010-04-30')
  await typeDay(page, 'feedback_on', '2010-05-14')
  await labelled(page, 'consultations.field.busy-note').fill('Three public holidays fall inside.')
  await press(page, 'consultations.timetable.save')
}

/** Says what the page of the consultation needs before it may be published. */
export async function describe(page: Page): Promise<void> {
  const fill = async (name: string, texts: Readonly<Record<string, string>>) => {
    await task(page, name)
    for (const [key, text] of Object.entries(texts)) await labelled(page, `consultations.field.${key}`).fill(text)
    await press(page, 'consultations.plan.save')
  }
  await fill('about', { aims: 'To learn whether both drafts are of use.', issue: 'Which words the two codes have.' })
  await fill('scope', { 'can-change': 'Every paragraph.', 'cannot-change': 'That there are two codes.' })
  await fill('contact', { 'contact-name': 'Dana Desk', 'contact-email': 'dana@example.org' })
}

/** Gives somebody a part in the team; they hear of it by mail. */
export async function invite(page: Page, who: { name: string; email: string; role: string }): Promise<void> {
  await task(page, 'team')
  await labelled(page, 'accounts.team.email').fill(who.email)
  await labelled(page, 'accounts.team.name').fill(who.name)
  await page.getByLabel(say(`consultations.team.role-options.${who.role}`)).check()
  await press(page, 'accounts.team.button')
}

/** Reads the checks of the page of opening, and publishes. */
export async function publish(page: Page): Promise<void> {
  await task(page, 'opening')
  await press(page, 'consultations.opening.publish')
}

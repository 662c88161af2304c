/** How the review group answers the replayed consultation: read, split, tie, decide, and put into the next versions. */
import type { Page } from 'playwright-core'
import { follow, leads, press, typeWords, wordsOn } from '../acting.ts'
import { say } from '../stage.ts'
import { BASE, task } from './prepare.ts'

/** A decision on every point whose words match. `add` is put behind the text of the paragraph. */
export type Decision = {
  readonly words: RegExp
  readonly action: 'noted' | 'amended' | 'not-accepted' | 'passed-on'
  readonly reason: string
  readonly add?: string
  readonly passedTo?: string
  /** The end of the name of the paragraph it is about. */
  readonly about?: string
  /** Another paragraph that goes with it, by the end of its name: the one it is about says the same from then on. */
  readonly drops?: string
}

/** What was done about a point, and whether somebody had to say what it is about. */
export type Decided = Decision & { readonly byHand: boolean }

/** Begins the analysis from the plan. */
export async function beginAnalysis(page: Page): Promise<void> {
  await page.goto(`${BASE}/analysis`)
  await press(page, 'points.analysis.begin')
}

/** Reads every response that nobody has read, and takes the points suggested; gives how many were read. */
export async function readAll(page: Page): Promise<number> {
  await page.goto(`${BASE}/responses`)
  let read = 0
  await leads(page, () => page.locator('main a[href*="/responses/R-"]').first().click())
  for (;;) {
    const take = page.locator('button[value="take:all"]')
    if (await take.count()) await leads(page, () => take.click())
    const mark = page.locator('button[value="read"]')
    if ((await mark.count()) === 0) return read
    await leads(page, () => mark.click())
    read++
  }
}

/** Numbers of the points that have no action yet. */
export async function undecided(page: Page): Promise<number[]> {
  await page.goto(`${BASE}/points?state=undecided`)
  const names = await page.locator('main li.hub-card h2 a').allTextContents()
  return names.map(name => Number(/\d+/.exec(name)?.[0]))
}

/** Decides on every point by its words, tied first to its paragraph where it is not; gives what was done by number. */
export async function decideAll(page: Page, decisions: readonly Decision[]): Promise<Map<number, Decided>> {
  const done = new Map<number, Decided>()
  for (const number of await undecided(page)) {
    await page.goto(`${BASE}/points/${number}`)
    const words = (await page.locator('main blockquote').first().textContent()) ?? ''
    const decision = decisions.find(each => each.words.test(words))
    if (!decision) throw new Error(`Nobody decided what to do about "${words}"`)
    const { about } = decision
    const rows = await page.locator('main dd').allTextContents()
    const byHand = about !== undefined && !rows.some(text => text.trim().endsWith(about))
    if (byHand) await tie(page, number, about)
    await decide(page, decision)
    if (decision.drops) await drop(page, number, decision.drops, decision)
    done.set(number, { ...decision, byHand })
  }
  return done
}

/** Drops a paragraph that another one says as well, where nobody did before. */
async function drop(page: Page, number: number, dropped: string, { about, reason }: Decision): Promise<void> {
  await page.goto(`${BASE}/points/${number}`)
  await follow(page, say('points.decide.other-change'))
  await chooseParagraph(page, '#paragraph', dropped)
  await page.getByLabel(say('points.change.does-options.drop'), { exact: true }).check()
  await press(page, 'points.change.show')
  await chooseParagraph(page, '#into', about ?? '')
  await typeWords(page, 'points.decide.reason', reason)
  await press(page, 'points.change.save')
}

/** Chooses the paragraph whose name ends so. */
async function chooseParagraph(page: Page, select: string, name: string): Promise<void> {
  const names = await page.locator(`${select} option`).allTextContents()
  const label = names.find(each => each.includes(`${name}:`)) ?? 'no such paragraph'
  await page.locator(select).selectOption({ label })
}

async function tie(page: Page, number: number, about: string): Promise<void> {
  await leads(page, () => page.locator(`a[href$="/points/${number}/place"]`).click())
  await chooseParagraph(page, '#paragraph', about)
  await press(page, 'points.place.save')
}

async function decide(page: Page, { action, reason, add, passedTo }: Decision): Promise<void> {
  await page.getByLabel(say(`points.decide.action-options.${action}`), { exact: true }).check()
  if (add) {
    const text = page.locator('#text_after')
    const before = await text.inputValue()
    if (!before.endsWith(add)) await text.fill(`${before} ${add}`)
  }
  if (passedTo) await typeWords(page, 'points.decide.passed-to', passedTo)
  await typeWords(page, 'points.decide.reason', reason)
  await press(page, 'points.decide.save')
}

/** Makes the next version of every document whose text changes; gives the words of each page of changes. */
export async function makeVersions(page: Page): Promise<string[]> {
  await task(page, 'next-version')
  const toMake = page.locator('main li.hub-card', { hasText: say('points.next.to-make') }).getByRole('link')
  const pages: string[] = []
  while ((await toMake.count()) > 0) {
    await leads(page, () => toMake.first().click())
    await typeWords(page, 'points.next.printed', '0.g')
    await press(page, 'points.next.make')
    pages.push(await wordsOn(page))
    await task(page, 'next-version')
  }
  return pages
}

/** Reports what was decided, writes the report as it was drafted, and publishes it. */
export async function publishReport(page: Page): Promise<void> {
  await page.goto(`${BASE}/analysis`)
  await press(page, 'points.analysis.report')
  await page.goto(`${BASE}/report`)
  await follow(page, say('points.report.edit'))
  await press(page, 'points.report.save')
  await page.goto(`${BASE}/report/publication`)
  await page.getByLabel(say('points.publication.versions'), { exact: true }).check()
  await page.getByLabel(say('points.publication.sure'), { exact: true }).check()
  await press(page, 'points.publication.publish')
}

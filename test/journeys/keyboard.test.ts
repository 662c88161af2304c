/** With a keyboard and nothing else: skip to the text, respond, put right what was wrong, sign in. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { type OpenConsultation, openConsultation } from '../../src/features/responses/open-consultation.fixture.ts'
import { codeShown, numbered, wordsOn } from './acting.ts'
import { enter, type Stop, standing, tabTo, tabToName } from './keys.ts'
import { mailTo, type Stage, say, setStage } from './stage.ts'

let stage: Stage
let consultation: OpenConsultation
let form: string
/** Every stop of every journey. */
const stops: Stop[] = []

before(async () => {
  stage = await setStage()
  consultation = await openConsultation(stage.app.hub.db, 'working-together')
  form = `/consultations/${consultation.slug}/response`
})
after(() => stage.close())

/** A browser on a page, its scripts done. */
async function open(address: string): Promise<Page> {
  const page = await stage.guest()
  await page.goto(address)
  return page
}

async function go(page: Page, name: string | RegExp): Promise<void> {
  stops.push(...(await tabToName(page, name)))
}

const optional = (key: string) => say('web.optional', { label: say(key) })

test('the first stop leads past everything to the text', async () => {
  const page = await open(form)
  await page.keyboard.press('Tab')
  const first = await standing(page)
  assert.equal(first?.name, say('web.skip'))
  assert.equal(first?.shows, true)
  await page.keyboard.press('Enter')
  const [next] = await tabTo(page, () => true)
  assert.equal(await page.locator('main a').first().textContent(), next?.name)
})

test('respond: radios by space, texts by typing, the button by Enter', async () => {
  const page = await open(form)
  await go(page, say('questions.agree.strongly'))
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowDown')
  assert.equal((await standing(page))?.name, say('questions.agree.agree'))
  await go(page, numbered('What would you change?'))
  await page.keyboard.type('Seven days.')
  await go(page, 'Every month')
  await page.keyboard.press('Space')
  await go(page, say('responses.about.may-publish'))
  await page.keyboard.press('Space')
  await go(page, say('responses.form.give'))
  await enter(page)
  const said = await wordsOn(page)
  assert.match(said, new RegExp(say('responses.done.given')))
  assert.match(said, new RegExp(`${say('questions.agree.agree')}.*Seven days\\..*Every month`))
  assert.match(await codeShown(page), /^\w{4}-/)
})

test('what is wrong is told first, and each link leads into its field', async () => {
  const page = await open(form)
  await go(page, optional('responses.about.email'))
  await page.keyboard.type('kim at home')
  // Enter in a box only keeps what is typed: the button gives it.
  await go(page, say('responses.form.give'))
  await enter(page)
  await page.locator('.govuk-error-summary:focus').waitFor()
  const links = await page.locator('.govuk-error-summary a').allTextContents()
  assert.equal(links.length, 2)
  for (const text of links) {
    await page.locator('.govuk-error-summary').focus()
    await go(page, text.trim())
    await page.keyboard.press('Enter')
    const field = await standing(page)
    assert.match(field?.tag ?? '', /^(?:input|textarea)$/, `"${text.trim()}" leads to ${field?.tag} "${field?.name}"`)
    assert.equal(field?.shows, true)
  }
  assert.equal((await standing(page))?.name, optional('responses.about.email'))
  await page.keyboard.press('Control+A')
  await page.keyboard.type('kim@home.example')
  assert.equal(await page.locator('#contact_email').inputValue(), 'kim@home.example')
})

test('the box under a paragraph opens by Enter', async () => {
  const page = await open(`${form}/documents/${consultation.documentSlug}`)
  await go(page, say('responses.commenting.open', { number: '1.1' }))
  await page.keyboard.press('Enter')
  await go(page, say('questions.paragraph-comment', { number: '1.1' }))
  await page.keyboard.type('Six days.')
  await go(page, say('responses.commenting.save'))
  await enter(page)
  assert.match(await wordsOn(page), new RegExp(say('responses.draft.comments', { count: 1 })))
  await go(page, say('responses.draft.check'))
  await enter(page)
  await go(page, say('responses.check.back'))
  await enter(page)
})

test('sign in', async () => {
  const email = 'lead@example.org'
  const { db } = stage.app.hub
  await db.updateTable('person').set({ email }).where('id', '=', consultation.people.lead).execute()
  const page = await open('/')
  await go(page, say('web.sign-in'))
  await enter(page)
  await go(page, say('accounts.sign-in.email'))
  await page.keyboard.type(email)
  await enter(page)
  const [mail] = await mailTo(stage.app, email)
  await page.goto(/http:\S+\/sign-in\/\S+/.exec(mail?.body ?? '')?.[0] ?? '/no-link')
  stops.push(...(await tabTo(page, stop => stop.tag === 'button')))
  await enter(page)
  await go(page, 'Example lead')
})

test('the focus leaves every page at its end, and comes round', async () => {
  for (const address of ['/', form, `/consultations/${consultation.slug}`, '/sign-in']) {
    const page = await open(address)
    const round = await tabTo(page, stop => stop.name === say('web.footer.privacy'))
    stops.push(...round)
    const all = await page.locator('a[href], button, input:not([type=hidden]), textarea, select, summary').count()
    assert.ok(round.length <= all + (await page.locator('[tabindex="0"]').count()), `${address}: no stop twice`)
    await page.keyboard.press('Tab')
    assert.notEqual((await standing(page))?.name, say('web.footer.privacy'))
  }
})

test('the focus showed at every stop, and nothing went wrong', () => {
  assert.deepEqual([...new Set(stops.filter(stop => !stop.shows).map(stop => `${stop.tag} "${stop.name}"`))], [])
  assert.deepEqual(stage.troubles, [])
  console.log(`Score: keyboard only: ${stops.length} stops, the focus shows at every one`)
})

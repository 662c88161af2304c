/** Everything a respondent does, in a browser that runs no script: respond, put aside, come back, give, change, sign in. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type OpenConsultation, openConsultation } from '../../src/features/responses/open-consultation.fixture.ts'
import { scrollsSideways } from '../support/browser.ts'
import { choose, codeShown, follow, labelled, leads, press, wordsOn } from './acting.ts'
import { mailTo, type Stage, say, setStage } from './stage.ts'

let stage: Stage
let consultation: OpenConsultation
let form: string

before(async () => {
  stage = await setStage()
  consultation = await openConsultation(stage.app.hub.db, 'working-together')
  form = `/consultations/${consultation.slug}/response`
})
after(() => stage.close())

/** A phone that runs no script, on a page. */
async function phone(address: string) {
  const page = await stage.guest({ script: false, width: 320 })
  await page.goto(address)
  return page
}

test('from the consultation to a receipt, on one page', async () => {
  const page = await phone(`/consultations/${consultation.slug}`)
  await follow(page, say('responses.form.title'))
  assert.equal(new URL(page.url()).pathname, form)
  assert.equal(await scrollsSideways(page), false)
  await choose(page, say('questions.agree.agree'))
  await page.getByLabel('What would you change?').fill('Six days, not five.')
  await choose(page, 'Every month')
  await labelled(page, 'responses.about.email').fill('kim@example.org')
  await labelled(page, 'responses.about.may-publish').check()
  await press(page, 'responses.form.give')
  assert.match(await wordsOn(page), new RegExp(say('responses.done.given')))
  assert.match(await wordsOn(page), /Six days, not five\./)
  assert.equal(await scrollsSideways(page), false)
  const code = await codeShown(page)
  assert.match(code, /^(?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}$/)
  const receipt = await page.context().request.get(`/responses/${code}/receipt.pdf`)
  assert.equal(receipt.headers()['content-type'], 'application/pdf')
  const [mail] = await mailTo(stage.app, 'kim@example.org')
  assert.ok(mail?.body.includes(`${stage.origin}/responses/${code}`), 'the receipt by mail leads back')
})

test('a wrong form comes back with everything typed, and says where to put it right', async () => {
  const page = await phone(form)
  await page.getByLabel('What would you change?').fill('Nothing at all.')
  await labelled(page, 'responses.about.email').fill('kim at home')
  await press(page, 'responses.form.give')
  assert.match(await page.title(), new RegExp(`^${say('web.error-prefix', { title: '' }).trim()}`))
  assert.equal(await page.getByLabel('What would you change?').inputValue(), 'Nothing at all.')
  assert.equal(await labelled(page, 'responses.about.email').inputValue(), 'kim at home')
  const links = page.locator('.govuk-error-summary').getByRole('link')
  assert.equal(await links.count(), 2)
  await links.last().click()
  assert.equal(new URL(page.url()).hash, '#contact_email')
  await labelled(page, 'responses.about.email').fill('kim@home.example')
  await choose(page, say('questions.agree.neither'))
  await press(page, 'responses.form.give')
  assert.match(await wordsOn(page), /Nothing at all\./)
})

test('a paragraph is commented on in its document', async () => {
  const page = await phone(form)
  // A button, so that what is typed on the form is kept on the way.
  const comment = page.getByRole('button', { name: say('responses.before.comment-on', { title: 'Draft code' }) })
  await leads(page, () => comment.first().click())
  await page.getByText(say('responses.commenting.open', { number: '1.1' })).click()
  await page.locator(`[name="p-${consultation.paragraphs[1]}"]`).fill('Five days are too short by post.')
  await press(page, 'responses.commenting.save')
  assert.match(await wordsOn(page), new RegExp(say('responses.draft.comments', { count: 1 })))
})

test('put aside on one device, gone on with on another by its code, and given', async () => {
  let page = await phone(form)
  await page.getByLabel('What would you change?').fill('Begun on the bus.')
  await labelled(page, 'responses.about.name').fill('Kim Reed')
  await press(page, 'responses.form.save')
  assert.match(await wordsOn(page), new RegExp(say('responses.draft.not-given')))
  const code = await codeShown(page)

  page = await phone('/responses')
  await labelled(page, 'responses.find.code').fill(code.toLowerCase().replaceAll('-', ' '))
  await press(page, 'responses.find.button')
  await follow(page, 'The draft')
  assert.equal(await page.getByLabel('What would you change?').inputValue(), 'Begun on the bus.')
  await choose(page, say('questions.agree.disagree'))
  await press(page, 'responses.section.next')
  await choose(page, 'Once a year')
  await press(page, 'responses.section.next')
  assert.equal(await labelled(page, 'responses.about.name').inputValue(), 'Kim Reed')
  await press(page, 'responses.section.next')
  await press(page, 'responses.draft.check')
  assert.match(await wordsOn(page), /Begun on the bus\..*Once a year/)
  await press(page, 'responses.form.give')
  assert.match(await wordsOn(page), new RegExp(say('responses.done.given')))

  const receipt = await codeShown(page)
  await page.goto('/responses')
  await labelled(page, 'responses.find.code').fill(receipt)
  await press(page, 'responses.find.button')
  assert.equal(await codeShown(page), receipt)
})

test('changed, then withdrawn', async () => {
  const page = await phone(form)
  await choose(page, say('questions.agree.agree'))
  await press(page, 'responses.form.give')
  await follow(page, say('responses.receipt.change'))
  await page.getByLabel('What would you change?').fill('On second thoughts, the title.')
  await press(page, 'responses.change.button')
  assert.match(await wordsOn(page), /On second thoughts, the title\./)
  await follow(page, say('responses.receipt.withdraw'))
  await press(page, 'responses.withdraw.button')
  assert.match(await wordsOn(page), new RegExp(say('responses.done.withdrawn')))
})

test('what is typed after the close is handed back', async () => {
  const { clock } = stage.app
  const open = clock.now
  const page = await phone(form)
  await page.getByLabel('What would you change?').fill('A minute too late.')
  clock.now = new Date('2026-05-02T00:00:00Z')
  await press(page, 'responses.form.give')
  assert.match(await wordsOn(page), new RegExp(`${say('responses.not-open.kept')}.*A minute too late\\.`))
  clock.now = open
})

test('signed in by an emailed link, and out again', async () => {
  const { db } = stage.app.hub
  const email = 'lead@example.org'
  await db.updateTable('person').set({ email }).where('id', '=', consultation.people.lead).execute()
  const page = await phone('/account')
  await labelled(page, 'accounts.sign-in.email').fill(email)
  await press(page, 'accounts.sign-in.button')
  const [mail] = await mailTo(stage.app, email)
  const link = /http:\S+\/sign-in\/\S+/.exec(mail?.body ?? '')?.[0] ?? 'no link'
  assert.ok(link.startsWith(stage.origin), link)
  await page.goto(link)
  await press(page, 'accounts.link.button')
  assert.equal(new URL(page.url()).pathname, '/account')
  assert.equal(await page.getByRole('link', { name: 'Example lead' }).count(), 1)
  await follow(page, say('accounts.account.sign-out'))
  await press(page, 'accounts.sign-out.button')
  assert.match(await wordsOn(page), new RegExp(say('accounts.done.signed-out')))
  assert.equal(await page.getByRole('link', { name: say('web.sign-in') }).count(), 1)
})

test('nothing went wrong in any of these browsers', () => assert.deepEqual(stage.troubles, []))

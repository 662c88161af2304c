/**
 * One meeting in a real browser: an administrator prepares it; a representative on a phone without script proposes an
 * item, reads the paper and reports back; another declares an interest; a resident looks up who decided what.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { scrollsSideways } from '../support/browser.ts'
import { type SeatedPartnership, seatedPartnership } from '../support/seated-partnership.ts'
import { choose, follow, leads, press, typeDay, typeWords, wordsOn } from './acting.ts'
import { type Stage, say, setStage } from './stage.ts'

const ITEM = 'Summer grants'
let stage: Stage
let of: SeatedPartnership
let admin: Page
let meeting: string

before(async () => {
  stage = await setStage(new Date('2026-03-02T09:00:00Z'))
  of = await seatedPartnership(stage.app.hub.db, 'youth-work')
  admin = await stage.guest({ person: of.people.admin })
})
after(() => stage.close())

/** A representative on a phone that runs no script. */
async function phone(person: string, address: string): Promise<Page> {
  const page = await stage.guest({ person, script: false, width: 320 })
  await page.goto(address)
  return page
}

test('an administrator announces a meeting and asks every seat for items', async () => {
  await admin.goto(`/partnerships/${of.slug}/meetings`)
  await press(admin, 'meetings.list.add')
  await typeWords(admin, 'meetings.details.why', 'To agree the summer programme.')
  await typeDay(admin, 'held_on', '2026-03-09')
  await typeWords(admin, 'meetings.details.starts', '6.30pm')
  await typeWords(admin, 'meetings.details.ends', '20:00')
  await choose(admin, say('meetings.details.how-options.in-person'))
  await typeWords(admin, 'meetings.details.place', 'Village hall')
  await press(admin, 'meetings.new.save')
  meeting = new URL(admin.url()).pathname
  await follow(admin, say('meetings.task.ask'))
  await typeDay(admin, 'proposals_close_on', '2026-03-06')
  await press(admin, 'meetings.call.save')
  assert.match(await wordsOn(admin), new RegExp(say('meetings.done.asked')))
})

test('a representative proposes an item on a phone, from the page of the seat', async () => {
  const ada = await phone(of.people.ada, `/seats/${of.seats.youth}`)
  assert.equal(await scrollsSideways(ada), false)
  await follow(ada, say('meetings.proposals.title'))
  await typeWords(ada, 'meetings.proposals.what', ITEM)
  await choose(ada, say('meetings.proposals.how-long-options.30'))
  await press(ada, 'meetings.proposals.save')
  assert.match(await wordsOn(ada), new RegExp(`${ITEM} ${say('meetings.item.state.proposed')}`))
})

test('the administrator answers, publishes the agenda and sends the paper', async () => {
  await admin.goto(`${meeting}/agenda`)
  await follow(admin, say('meetings.agenda.to-answer'))
  await choose(admin, say('meetings.answer.state-options.accepted'))
  await press(admin, 'meetings.answer.save')
  await admin.goto(`${meeting}/agenda`)
  await press(admin, 'meetings.agenda.publish')
  await admin.goto(`${meeting}/papers`)
  await typeWords(admin, 'meetings.papers.paper-title', 'Grants paper')
  const buffer = Buffer.from('Two options for the grants.')
  await admin.locator('#file').setInputFiles({ name: 'grants.txt', mimeType: 'text/plain', buffer })
  await typeWords(admin, 'meetings.papers.pages', '1')
  await press(admin, 'meetings.papers.save')
  await admin.goto(`${meeting}/papers/sending`)
  await press(admin, 'meetings.sending.save')
  assert.match(await wordsOn(admin), new RegExp(say('meetings.done.sent')))
})

test('papers are read and an interest declared in a few taps', async () => {
  const ada = await phone(of.people.ada, `/seats/${of.seats.youth}`)
  await leads(ada, () => ada.getByRole('button', { name: say('meetings.seat.mark-read') }).click())
  assert.match(await wordsOn(ada), new RegExp(`Grants paper.*${say('meetings.seat.read')}`))
  const cleo = await phone(of.people.cleo, `/seats/${of.seats.council}`)
  await cleo.getByText(say('meetings.seat.declare')).click()
  await follow(cleo, ITEM)
  await typeWords(cleo, 'meetings.interests.interest', 'The council asks for a grant.')
  await press(cleo, 'meetings.interests.save')
  assert.match(await wordsOn(cleo), new RegExp(say('meetings.done.interest')))
})

test('on the day: who is here, a decision in which the seat with an interest is not counted, the end', async () => {
  stage.app.clock.now = new Date('2026-03-09T18:30:00Z')
  await admin.goto(`${meeting}/running`)
  for (const seat of Object.values(of.seats)) await admin.locator(`[id="seat-${seat}"]`).selectOption('holder')
  await leads(admin, () =>
    admin.getByRole('button', { name: `${say('meetings.running.to-decision')} ${ITEM}` }).click(),
  )
  const counted = await wordsOn(admin)
  assert.match(counted, new RegExp(`District council: ${say('meetings.not-counted.conflict')}`))
  await typeWords(admin, 'meetings.decision-form.text', 'Twelve small grants.')
  await typeWords(admin, 'meetings.decision-form.basis', 'The paper on grants.')
  await choose(admin, say('meetings.decision-form.rest-options.for'))
  await choose(admin, say('meetings.decision-form.how-options.consensus'))
  await choose(admin, say('meetings.decision-form.outcome-options.agreed'))
  await admin.locator('#owner_seat_id').selectOption(of.seats.chair)
  await press(admin, 'meetings.decision-form.save')
  await admin.goto(`${meeting}/running`)
  await press(admin, 'meetings.running.end')
  assert.match(await wordsOn(admin), new RegExp(say('meetings.done.held')))
})

test('the representative reports back, and a resident looks up who decided what', async () => {
  const ada = await phone(of.people.ada, `/seats/${of.seats.youth}`)
  await follow(ada, say('meetings.seat.report-on'))
  await typeWords(ada, 'meetings.report.to-whom', 'Our 14 groups')
  await choose(ada, say('meetings.report.how-options.email'))
  await press(ada, 'meetings.report.save')
  assert.match(await wordsOn(ada), new RegExp(say('meetings.done.reported')))
  const resident = await stage.guest()
  await resident.goto('/decisions')
  await typeWords(resident, 'web.list.words', 'grants')
  await press(resident, 'web.list.show')
  await follow(resident, 'Twelve small grants.')
  const decision = await wordsOn(resident)
  assert.match(decision, /Twelve small grants\./)
  assert.match(decision, new RegExp(say('meetings.decision.seats', { count: 3 })))
  assert.match(decision, /not counted: District council/)
})

test('nothing went wrong in any of these browsers', () => assert.deepEqual(stage.troubles, []))

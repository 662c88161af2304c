/**
 * A chair starts a partnership one evening in a real browser: the question, the search for what is there already, the
 * decision, partners, a seat with its holder; then anybody reads in the register who sits where and why.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { makePeople, type People } from '../../src/features/consultations/consultation.fixture.ts'
import { seatedPartnership } from '../support/seated-partnership.ts'
import { choose, follow, press, typeWords, wordsOn } from './acting.ts'
import { mailTo, type Stage, say, setStage } from './stage.ts'

const BASE = '/partnerships/lifts-for-all'
let stage: Stage
let people: People
let chair: Page

before(async () => {
  stage = await setStage(new Date('2026-03-02T19:30:00Z'))
  people = await makePeople(stage.app.hub.db)
  const { id } = await seatedPartnership(stage.app.hub.db, 'bus-forum')
  await stage.app.hub.db.updateTable('partnership').set({ topics: 'transport' }).where('id', '=', id).execute()
  chair = await stage.guest({ person: people.councilContact })
})
after(() => stage.close())

/** Goes to a task of the workspace by its name. */
async function task(name: string): Promise<void> {
  await chair.goto(`${BASE}/plan`)
  await follow(chair, say(`partnerships.task.${name}`))
}

test('three answers are enough to begin, and nobody else sees it yet', async () => {
  await chair.goto('/partnerships')
  await follow(chair, say('partnerships.new.title'))
  await typeWords(chair, 'partnerships.field.name', 'Lifts for all')
  await typeWords(chair, 'partnerships.field.need', 'Older villagers cannot reach the clinic in the evening.')
  await chair.getByText(say('partnerships.new.more'), { exact: true }).click()
  await typeWords(chair, 'partnerships.field.topics', 'transport')
  await press(chair, 'partnerships.new.button')
  assert.match(await wordsOn(chair), new RegExp(say('partnerships.done.begun')))
  const anybody = await stage.guest()
  await anybody.goto('/partnerships')
  assert.doesNotMatch(await wordsOn(anybody), /Lifts for all/)
})

test('the register is searched, what it finds is answered, and it is decided to go on', async () => {
  await task('gate')
  await typeWords(chair, 'partnerships.gate.why-together', 'Nobody has both cars and drivers.')
  await press(chair, 'partnerships.save')
  await task('similar')
  await press(chair, 'partnerships.similar.search')
  await follow(chair, 'Partnership bus-forum')
  await choose(chair, say('partnerships.similar.answer-options.linked'))
  await typeWords(chair, 'partnerships.similar.reason', 'It talks about timetables.')
  await press(chair, 'partnerships.save')
  await task('decision')
  await choose(chair, say('partnerships.decision.result-options.go'))
  await typeWords(chair, 'partnerships.decision.reason', 'Nobody else does it.')
  await press(chair, 'partnerships.decision.button')
  assert.match(await wordsOn(chair), new RegExp(say('partnerships.done.go')))
})

test('partners are added with their reasons, and a seat is filled by somebody who is new', async () => {
  for (const organisation of ['Fenshire Council', 'Fen Aid']) {
    await task('partners')
    await chair.locator('#organisation_id').selectOption({ label: organisation })
    await typeWords(chair, 'partnerships.partner.reasons', `${organisation} hears of it every week.`)
    await press(chair, 'partnerships.partner.add-button')
  }
  const anybody = await stage.guest()
  await anybody.goto(BASE)
  assert.match(await wordsOn(anybody), /Fen Aid hears of it every week/, 'public before there is any seat')
  await task('seats')
  await typeWords(chair, 'partnerships.seat.name', 'Drivers')
  await chair.locator('#partner_id').selectOption({ label: 'Fen Aid' })
  await press(chair, 'partnerships.seats.add-button')
  await typeWords(chair, 'partnerships.term.email', 'ines@example.org')
  await typeWords(chair, 'partnerships.term.name', 'Ines Wheeler')
  await press(chair, 'partnerships.term.button')
  assert.match(await wordsOn(chair), new RegExp(say('partnerships.done.holder')))
  assert.equal((await mailTo(stage.app, 'ines@example.org')).length, 1)
})

test('anybody reads what it is for, who sits where, and what else was looked at', async () => {
  const anybody = await stage.guest({ width: 320, script: false })
  await anybody.goto('/partnerships')
  await follow(anybody, 'Lifts for all')
  const entry = await wordsOn(anybody)
  for (const words of ['Being formed', 'Fen Aid hears of it every week', 'Drivers', 'It talks about timetables'])
    assert.match(entry, new RegExp(words))
  assert.doesNotMatch(entry, /ines@example\.org/)
})

test('nothing went wrong in any of these browsers', () => assert.deepEqual(stage.troubles, []))

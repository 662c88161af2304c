/** Codes that the machine suggests: learned from people, never from what was said in confidence, and a person's act to give. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, words } from '../../../../test/support/app.ts'
import { type OpenConsultation, openConsultation } from '../../responses/open-consultation.fixture.ts'
import { close, giveResponse } from '../points-fixture.ts'
import { suggestAllCodes } from './suggest-codes.ts'

let app: TestApp
let of: OpenConsultation
let base: string
const now = new Date('2026-05-10T09:00:00Z')

before(async () => {
  app = await testApp(now)
  of = await openConsultation(app.hub.db, 'suggested')
  base = `/consultations/${of.slug}`
  const say = (text: string, more: object = {}) =>
    giveResponse(app.hub.db, of.id, { answers: { [of.questions[1]!]: { text } }, may_publish: true, ...more })
  const all = [
    await say('The bus comes late every evening.'),
    await say('No bus runs on Sunday.'),
    await say('The last bus leaves too early.'),
    await say('More trees in the park.'),
    await say('The park needs water.'),
    await say('Cut fewer trees.'),
    await say('Our bus never comes on Sunday evening.'),
    await say('The driver of the bus on Sunday shouts.', { confidential: true }),
  ]
  await close(app.hub.db, of.id)
  const lead = await app.visitor(of.people.lead)
  for (const reference of all) await lead.send(`${base}/responses/${reference}`, { act: 'take:all' })
  const reviewer = await app.visitor(of.people.reviewer)
  for (const [like, code] of [
    ['late', 'transport'],
    ['runs', 'transport'],
    ['leaves', 'transport'],
    ['park', 'green'],
    ['trees', 'green'],
  ] as const)
    await reviewer.send(`${base}/points/together/code?words=${like}`, { code })
  await lead.send(`${base}/points/together/code?words=shouts`, { code: 'conduct' })
})
after(() => app.close())

test('codes are suggested once people have coded, and kept apart from what they gave', async () => {
  assert.equal(await suggestAllCodes(app.hub.db, now), 1)
  assert.equal(await suggestAllCodes(app.hub.db, now), 0, 'nothing has changed since')
  const given = await app.hub.db.selectFrom('point_code').select('suggested').execute()
  assert.ok(given.every(({ suggested }) => !suggested))
  const reviewer = await app.visitor(of.people.reviewer)
  const page = words((await reviewer.get(`${base}/codebook`)).body)
  assert.match(page, /suggested by the machine for 1 point/)
  const lead = await app.visitor(of.people.lead)
  assert.match(words((await lead.get(`${base}/codebook`)).body), /suggested by the machine for 2 points/)
  const all = await app.hub.db.selectFrom('code_suggestion').select('code').distinct().execute()
  assert.deepEqual(
    all.map(({ code }) => code),
    ['transport'],
    'no code that was given only in confidence',
  )
})

test('a suggestion is found, looked at and given by a person; the codes say that it was suggested', async () => {
  const reviewer = await app.visitor(of.people.reviewer)
  const list = words((await reviewer.get(`${base}/points?suggested=transport`)).body)
  assert.match(list, /1 of 7 points/)
  assert.match(list, /Our bus never comes on Sunday evening/)
  await reviewer.send(`${base}/points/together/code?suggested=transport`, { code: 'transport' })
  const row = await app.hub.db
    .selectFrom('point_code')
    .innerJoin('point', 'point.id', 'point_code.point_id')
    .select(['point.number', 'point_code.suggested'])
    .where('point.text', 'like', 'Our bus%')
    .executeTakeFirstOrThrow()
  assert.equal(row.suggested, true)
  assert.match(words((await reviewer.get(`${base}/points?suggested=transport`)).body), /0 of 7 points/)
  assert.match(
    words((await reviewer.get(`${base}/points/${row.number}`)).body),
    /transport \(suggested by the machine, given by a person\)/,
  )
})

test('codes that became others, and what was put in confidence, are learned anew', async () => {
  await suggestAllCodes(app.hub.db, now)
  assert.equal(await suggestAllCodes(app.hub.db, now), 0)
  const lead = await app.visitor(of.people.lead)
  await lead.send(`${base}/points/together/code?words=trees&code=green`, { code: 'transport', instead: 'yes' })
  assert.equal(await suggestAllCodes(app.hub.db, now), 1, 'no code came or went, and none is newer')
  await app.hub.db
    .updateTable('response')
    .set({ confidential: true })
    .where('id', 'in', eb => eb.selectFrom('point').select('response_id').where('text', 'like', '%bus%'))
    .execute()
  assert.equal(await suggestAllCodes(app.hub.db, now), 1)
  const left = await app.hub.db.selectFrom('code_suggestion').select('code').execute()
  assert.deepEqual(left, [])
})

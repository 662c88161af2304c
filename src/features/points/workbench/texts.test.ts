/** Texts side by side: found by what they answer and who wrote them, split, coded, decided and noted as read many at once, and undone. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, words } from '../../../../test/support/app.ts'
import { newId } from '../../../db/ids.ts'
import { type OpenConsultation, openConsultation } from '../../responses/open-consultation.fixture.ts'
import { loadPlaces } from '../places.ts'
import { close, giveResponse } from '../points-fixture.ts'
import { lookUpTexts } from './found.queries.ts'
import { splitTexts } from './text-acts.queries.ts'

let app: TestApp
let of: OpenConsultation
let base: string
let refs: string[]

before(async () => {
  app = await testApp(new Date('2026-05-10T09:00:00Z'))
  of = await openConsultation(app.hub.db, 'texts')
  base = `/consultations/${of.slug}`
  const [scale, long] = of.questions
  const give = (text: string, more: object = {}) =>
    giveResponse(app.hub.db, of.id, { answers: { [long!]: { text } }, may_publish: true, may_pass_on: true, ...more })
  refs = [
    await give('Mend the bus stop.\n\nPlant trees.', { sector: 'faith', language: 'pl' }),
    await give('The stop of the bus is cold.', { free_text: 'Thank you.', may_pass_on: false }),
    await give('More trees.', {
      answers: { [scale!]: { choice: 2, comment: 'Too slow.' }, [long!]: { text: 'More trees.' } },
    }),
    await give('The driver of bus 7 shouts at us.', { confidential: true, sector: 'faith' }),
    await giveResponse(app.hub.db, of.id, { answers: { [scale!]: { choice: 1, comment: '' } } }),
  ]
  await close(app.hub.db, of.id)
})
after(() => app.close())

async function found(who: string, question: string): Promise<string[]> {
  const page = await (await app.visitor(who)).get(`${base}/texts${question}`)
  assert.equal(page.status, 200)
  return [...page.body.matchAll(/hub-prewrap[^>]*>(.*?)<\/p>/gs)].map(([, text]) => words(text!).trim()).toSorted()
}

const points = () => app.hub.db.selectFrom('point').select(['text', 'source']).orderBy('number').execute()
const lastAct = async () => {
  const row = await app.hub.db
    .selectFrom('bulk_act')
    .select('id')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  return `${base}/points/together/${row.id}`
}

test('all texts of one question are found with every filter, and none in confidence by those who may not read it', async () => {
  const { reviewer, lead } = of.people
  const [scale, long] = of.questions
  assert.deepEqual(await found(reviewer, `?of=${long}`), [
    'Mend the bus stop. Plant trees.',
    'More trees.',
    'The stop of the bus is cold.',
  ])
  assert.deepEqual(await found(reviewer, `?of=${scale}`), ['Too slow.'])
  assert.deepEqual(await found(reviewer, '?of=free'), ['Thank you.'])
  assert.deepEqual(await found(reviewer, `?of=${newQuestion}`), [])
  assert.deepEqual(await found(reviewer, '?words=%22bus+stop%22'), ['Mend the bus stop. Plant trees.'])
  assert.deepEqual(await found(lead, '?sector=faith&words=shouts'), ['The driver of bus 7 shouts at us.'])
  assert.deepEqual(await found(reviewer, '?sector=faith'), ['Mend the bus stop. Plant trees.'])
  assert.match(words((await (await app.visitor(reviewer)).get(`${base}/texts`)).body), /5 texts of 3 responses/)
})

const newQuestion = '01900000-0000-7000-8000-000000000000'

test('what was found is split as suggested, once, and taken back where nothing rests on it', async () => {
  const reviewer = await app.visitor(of.people.reviewer)
  const path = `${base}/texts/split?of=${of.questions[1]}`
  assert.equal((await reviewer.send(path, {})).status, 422, 'a way must be chosen')
  const done = await reviewer.send(path, { way: 'suggested' })
  assert.match(words(done.body), /Texts split into 4 points/)
  assert.deepEqual(
    (await points()).map(({ text }) => text).toSorted(),
    ['Mend the bus stop.', 'More trees.', 'Plant trees.', 'The stop of the bus is cold.'],
    'in confidence nothing was split',
  )
  assert.equal((await reviewer.send(path, { way: 'suggested' })).status, 422, 'nothing is left to split')
  assert.deepEqual(await found(of.people.reviewer, `?of=${of.questions[1]}&split=none`), [])
  const act = await lastAct()
  const trees = await app.hub.db
    .selectFrom('point')
    .select('number')
    .where('text', '=', 'More trees.')
    .executeTakeFirstOrThrow()
  await reviewer.send(`${base}/points/${trees.number}/codes`, { codes: [], fresh: 'green' })
  const undone = await reviewer.send(act, {})
  assert.match(words(undone.body), /It was undone for 3 points/)
  assert.deepEqual(
    (await points()).map(({ text }) => text),
    ['More trees.'],
  )
  await reviewer.send(path, { way: 'whole' })
  assert.ok((await points()).some(({ text }) => text === 'Mend the bus stop.\n\nPlant trees.'))
  await reviewer.send(await lastAct(), {})
  await reviewer.send(path, { way: 'suggested' })
})

test('points of the texts that were found or ticked are coded and decided, and their words are looked for in the text', async () => {
  const reviewer = await app.visitor(of.people.reviewer)
  await reviewer.send(`${base}/points/together/code?texts=yes&of=${of.questions[1]}&words=bus`, { code: 'buses' })
  const coded = await app.hub.db
    .selectFrom('point_code')
    .innerJoin('point', 'point.id', 'point_code.point_id')
    .select('point.text')
    .where('code', '=', 'buses')
    .execute()
  assert.deepEqual(
    coded.map(({ text }) => text).toSorted(),
    ['Mend the bus stop.', 'Plant trees.', 'The stop of the bus is cold.'],
    'every point of a text that says it',
  )
  const ticked = encodeURIComponent(`${refs[1]}~q-${of.questions[1]}`)
  const decided = await reviewer.send(`${base}/points/together/decision?texts=yes&text=${ticked}`, {
    action: 'noted',
    passed_to: '',
    reason: 'We know it is cold.',
  })
  assert.match(words(decided.body), /1 point noted/)
  assert.deepEqual(await found(of.people.reviewer, '?split=done'), ['The stop of the bus is cold.'])
  const [, secret] = [refs[0], refs[3]]
  const hidden = encodeURIComponent(`${secret}~q-${of.questions[1]}`)
  const none = await reviewer.get(`${base}/texts/split?text=${hidden}`)
  assert.doesNotMatch(none.body, /shouts/)
  assert.match(words(none.body), /No text/)
})

test('responses are noted as read where every text is split, those without words too, and unread again', async () => {
  const reviewer = await app.visitor(of.people.reviewer)
  const read = async () => {
    const rows = await app.hub.db.selectFrom('response').select('reference').where('read_at', 'is not', null).execute()
    return rows.map(({ reference }) => reference).toSorted()
  }
  const done = await reviewer.send(`${base}/texts/read?of=${of.questions[1]}`, {})
  assert.match(words(done.body), /1 response marked as read/)
  assert.deepEqual(await read(), [refs[0]])
  const act = await lastAct()
  await reviewer.send(`${base}/texts/read`, {})
  assert.deepEqual(await read(), [refs[0], refs[4]].toSorted())
  assert.match(words((await reviewer.get(`${base}/texts/read`)).body), /No response can be marked/)
  await reviewer.send(act, {})
  assert.deepEqual(await read(), [refs[4]])
})

test('what a lead did to texts in confidence is not told to a reviewer', async () => {
  const lead = await app.visitor(of.people.lead)
  const [, , , secret] = refs
  await lead.send(`${base}/texts/split?text=${encodeURIComponent(`${secret}~q-${of.questions[1]}`)}`, { way: 'whole' })
  const act = await lastAct()
  assert.equal((await lead.get(act)).status, 200)
  const reviewer = await app.visitor(of.people.reviewer)
  assert.ok([403, 404].includes((await reviewer.get(act)).status))
})

test('what was counted before is what is done: a form that others were quicker than comes back', async () => {
  const [one, two] = [await app.visitor(of.people.reviewer), await app.visitor(of.people.reviewer)]
  const page = `${base}/texts/split`
  const stale = /name="version" value="(\d+)"/.exec((await one.get(page)).body)![1]!
  await two.send(page, { way: 'suggested' })
  assert.equal((await one.send(page, { way: 'suggested', version: stale })).status, 409)
})

test('the language of a form is told once it is that of five responses, and of as many as its reader may see', async () => {
  const { reviewer, lead } = of.people
  const polish = async (who: string) => [
    (await found(who, '?language=pl')).length,
    (await (await app.visitor(who)).get(`${base}/texts`)).body.split('· Polish').length - 1,
  ]
  const give = (more: object = {}) => giveResponse(app.hub.db, of.id, { free_text: 'Tak.', language: 'pl', ...more })
  for (let at = 0; at < 3; at++) await give()
  await give({ confidential: true })
  assert.deepEqual(await polish(reviewer), [0, 0], 'four that may be read')
  assert.equal((await found(reviewer, '?language=none&words=tak')).length, 3)
  assert.deepEqual(await polish(lead), [5, 5])
  await give()
  assert.deepEqual(await polish(reviewer), [5, 5])
})

test('where more texts are found than are split at once, those that nobody has split come first', async () => {
  const { db } = app.hub
  for (let at = 0; at < 3; at++) await giveResponse(db, of.id, { free_text: `Wider pavements, ${at}.` })
  const asked = { texts: 'yes', words: 'pavements' } as const
  const lookup = await lookUpTexts(db, of.id, false, asked as never)
  const act = { consultationId: of.id, asked: '', ticked: false, by: null, now: app.clock.now }
  const places = await loadPlaces(db, of.id)
  const split = () => db.transaction().execute(tx => splitTexts(tx, act, places, lookup, 'whole', 2))
  assert.deepEqual([(await split()).texts, (await split()).texts, (await split()).texts], [2, 1, 0])
})

test('an act says that it was done to what was ticked, and ticks that cannot be read mean nothing', async () => {
  const reviewer = await app.visitor(of.people.reviewer)
  const reference = await giveResponse(app.hub.db, of.id, { free_text: 'Zebra crossings.' })
  const done = await reviewer.send(`${base}/texts/split?text=${encodeURIComponent(`${reference}~free`)}`, {
    way: 'whole',
  })
  assert.match(words(done.body), /Texts split into 1 point .*Only what was ticked/)
  assert.doesNotMatch(words(done.body), /Every (?:text|point) of this consultation/)
  assert.match(
    words((await reviewer.get(`${base}/texts/split?text=${reference}`)).body),
    /The texts that you ticked No text/,
  )
  assert.match(words((await reviewer.get(`${base}/points/together/code?point=x`)).body), /No point was found/)
})

test('once respondents were asked whether they were understood, no points are taken away at once', async () => {
  const reviewer = await app.visitor(of.people.reviewer)
  const act = await lastAct()
  assert.match((await reviewer.get(act)).body, /Undo it for 1 point/)
  const { id } = await app.hub.db.selectFrom('response').select('id').limit(1).executeTakeFirstOrThrow()
  await app.hub.db.insertInto('reading_check').values({ id: newId(), response_id: id }).execute()
  const page = await reviewer.get(act)
  assert.match(words(page.body), /asked whether their points say what they meant/)
  assert.doesNotMatch(page.body, /Undo it/)
  assert.equal((await reviewer.post(act, { version: '2' })).status, 422)
})

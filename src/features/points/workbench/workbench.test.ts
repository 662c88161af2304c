/** The workbench: found by words and by who answered, done to all at once, undone, and never by what was said in confidence. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, words } from '../../../../test/support/app.ts'
import { keepCounts } from '../../responses/counting/tallies.queries.ts'
import { type OpenConsultation, openConsultation } from '../../responses/open-consultation.fixture.ts'
import { close, giveResponse } from '../points-fixture.ts'

let app: TestApp
let of: OpenConsultation
let base: string

before(async () => {
  app = await testApp(new Date('2026-05-10T09:00:00Z'))
  of = await openConsultation(app.hub.db, 'workbench')
  base = `/consultations/${of.slug}`
  const [scale, long] = of.questions
  const say = (text: string, more: object = {}) =>
    giveResponse(app.hub.db, of.id, { answers: { [long!]: { text } }, may_publish: true, may_pass_on: true, ...more })
  const all = [
    await say('Mend the bus stop by the café.', { sector: 'faith', area_part: 'North' }),
    await say('The stop of the bus is cold.', { sector: 'voluntary', channel: 'letter' }),
    await say('People’s buses come late.', { may_pass_on: false, behalf: 'organisation', provenance: 'members-asked' }),
    await say('More trees, please.', {
      answers: { [scale!]: { choice: 2, comment: '' }, [long!]: { text: 'More trees, please.' } },
    }),
    await say('The driver of bus 7 shouts at us.', { confidential: true, sector: 'faith' }),
  ]
  await close(app.hub.db, of.id)
  await keepCounts(app.hub.db)
  const lead = await app.visitor(of.people.lead)
  for (const reference of all) await lead.send(`${base}/responses/${reference}`, { act: 'take:all' })
})
after(() => app.close())

/** The texts found, as the page lists them. */
async function found(who: string, question: string): Promise<string[]> {
  const page = await (await app.visitor(who)).get(`${base}/points${question}`)
  assert.equal(page.status, 200)
  return [...page.body.matchAll(/hub-prewrap[^>]*>([^<]+)</g)].map(([, text]) => words(text!).trim())
}

async function pointOf(text: string) {
  return app.hub.db
    .selectFrom('point')
    .leftJoin('point_action', 'point_action.point_id', 'point.id')
    .select(['point.number', 'point_action.action', 'point_action.reason'])
    .where('text', 'like', `%${text}%`)
    .executeTakeFirstOrThrow()
}

/** The address of the last act. */
async function lastAct(): Promise<string> {
  const { id } = await app.hub.db
    .selectFrom('bulk_act')
    .select('id')
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  return `${base}/points/together/${id}`
}

test('points are found by words in any order, and side by side where they are quoted', async () => {
  const { reviewer } = of.people
  assert.deepEqual(await found(reviewer, '?words=STOP+bus'), [
    'Mend the bus stop by the café.',
    'The stop of the bus is cold.',
  ])
  assert.deepEqual(await found(reviewer, '?words=%22bus+stop%22'), ['Mend the bus stop by the café.'])
  assert.deepEqual(await found(reviewer, '?words=cafe'), ['Mend the bus stop by the café.'])
  assert.equal((await found(reviewer, '?words=%21%21')).length, 4, 'signs alone ask nothing')
  assert.deepEqual(await found(reviewer, "?words=people's"), ['People’s buses come late.'])
})

test('points are narrowed by who answered, how it came and what they chose', async () => {
  const { reviewer } = of.people
  assert.deepEqual(await found(reviewer, '?sector=voluntary'), ['The stop of the bus is cold.'])
  assert.deepEqual(await found(reviewer, '?area=North&words=bus'), ['Mend the bus stop by the café.'])
  assert.deepEqual(await found(reviewer, '?channel=letter'), ['The stop of the bus is cold.'])
  assert.deepEqual(await found(reviewer, '?kind=members-asked'), ['People’s buses come late.'])
  const page = await (await app.visitor(reviewer)).get(`${base}/points`)
  const answers = [...page.body.matchAll(new RegExp(`value="(${of.questions[0]}:\\d+:\\d+)"`, 'g'))].map(([, v]) => v!)
  assert.ok(answers.length >= 5)
  const by = await Promise.all(answers.map(answer => found(reviewer, `?answer=${answer}`)))
  assert.deepEqual(by.flat(), ['More trees, please.'])
})

test('what was said in confidence is neither found nor counted for those who may not read it', async () => {
  const { reviewer, lead } = of.people
  assert.deepEqual(await found(lead, '?words=shouts'), ['The driver of bus 7 shouts at us.'])
  assert.deepEqual(await found(reviewer, '?words=shouts'), [])
  assert.deepEqual(await found(reviewer, '?sector=faith'), ['Mend the bus stop by the café.'])
  const page = words((await (await app.visitor(reviewer)).get(`${base}/points`)).body)
  assert.match(page, /4 of 4 points/)
  const visitor = await app.visitor(lead)
  await visitor.send(`${base}/points/together/code?words=shouts`, { code: 'drivers' })
  const act = await lastAct()
  assert.equal((await visitor.get(act)).status, 200)
  const other = await app.visitor(reviewer)
  assert.ok([403, 404].includes((await other.get(act)).status))
  assert.doesNotMatch((await other.get(`${base}/points/together`)).body, /drivers/)
  assert.doesNotMatch((await other.get(`${base}/points`)).body, /drivers/)
  await visitor.send(act, {})
})

test('the frame around the pages counts what its reader may read', async () => {
  const waiting = async (who: string) => {
    const { body } = await (await app.visitor(who)).get(`${base}/plan`)
    return new RegExp(`href="${base}/points"[^>]*>[^<]*<span class="hub-count">(\\d+)`).exec(body)?.[1]
  }
  assert.deepEqual([await waiting(of.people.lead), await waiting(of.people.reviewer)], ['10', '8'])
})

test('what was found is decided by one reason, counted before, and passed on only where that is allowed', async () => {
  const reviewer = await app.visitor(of.people.reviewer)
  const path = `${base}/points/together/decision?words=bus`
  const page = words((await reviewer.get(path)).body)
  assert.match(page, /3 points were found/)
  assert.match(page, /only 2 of them go/)
  const none = await reviewer.send(path, { action: 'passed-on', passed_to: '', reason: 'It is theirs.' })
  assert.equal(none.status, 422)
  assert.match(none.body, /It is theirs\./)
  const done = await reviewer.send(path, { action: 'passed-on', passed_to: 'The bus company', reason: 'It is theirs.' })
  assert.equal(done.status, 200)
  assert.match(words(done.body), /2 points passed on/)
  assert.equal((await pointOf('bus stop')).action, 'passed-on')
  assert.equal((await pointOf('buses come late')).action, null)
  assert.equal((await pointOf('shouts')).action, null, 'not what the reader may not see')
})

test('undoing tells what stands in the way, and leaves it', async () => {
  const reviewer = await app.visitor(of.people.reviewer)
  const act = await lastAct()
  const later = await pointOf('bus stop')
  const lead = await app.visitor(of.people.lead)
  const opened = await reviewer.get(act)
  await lead.send(`${base}/points/${later.number}`, { action: 'noted', passed_to: '', reason: 'We do it ourselves.' })
  const page = words((await reviewer.get(act)).body)
  assert.match(page, new RegExp(`For 1 point something was done since\\. It stays as it is now: Point ${later.number}`))
  assert.equal(opened.status, 200)
  const undone = await reviewer.send(act, {})
  assert.match(words(undone.body), /It was undone for 1 point/)
  assert.equal((await pointOf('The stop of the bus')).action, null)
  assert.equal((await pointOf('bus stop')).reason, 'We do it ourselves.')
  assert.equal((await reviewer.post(act, {})).status, 422)
})

test('of two analysts on one point, one with many, neither loses', async () => {
  const reviewer = await app.visitor(of.people.reviewer)
  const lead = await app.visitor(of.people.lead)
  const { number } = await pointOf('More trees')
  const path = `${base}/points/together/decision?words=trees`
  const version = (body: string) => /name="version"[^>]*value="(\d+)"/.exec(body)?.[1] ?? ''
  const many = version((await lead.get(path)).body)
  const one = version((await reviewer.get(`${base}/points/${number}`)).body)
  await reviewer.send(`${base}/points/${number}`, { action: 'noted', passed_to: '', reason: 'One by one.' })
  const late = await lead.post(path, { version: many, action: 'not-accepted', passed_to: '', reason: 'All of them.' })
  assert.equal(late.status, 409)
  assert.match(late.body, /All of them\./)
  assert.equal((await pointOf('More trees')).reason, 'One by one.')
  const other = await pointOf('buses come late')
  const stale = version((await reviewer.get(`${base}/points/${other.number}`)).body)
  await lead.send(`${base}/points/together/decision?words=late`, {
    action: 'noted',
    passed_to: '',
    reason: 'All of them.',
  })
  const second = await reviewer.post(`${base}/points/${other.number}`, {
    version: stale,
    action: 'noted',
    passed_to: '',
    reason: 'Mine.',
  })
  assert.equal(second.status, 409)
  assert.match(second.body, /Mine\./)
  assert.ok(one !== '')
})

test('one code is given to what was ticked, once, and taken back without touching what was given by hand', async () => {
  const reviewer = await app.visitor(of.people.reviewer)
  const [stop, trees] = [await pointOf('bus stop'), await pointOf('More trees')]
  await reviewer.send(`${base}/points/${trees.number}/codes`, { codes: [], fresh: 'green' })
  const path = `${base}/points/together/code?point=${stop.number}&point=${trees.number}`
  assert.equal((await reviewer.send(path, { code: 'green, grey' })).status, 422)
  const done = await reviewer.send(path, { code: 'green' })
  assert.match(words(done.body), /Code “green” given to 1 point/)
  assert.equal((await reviewer.send(path, { code: 'green' })).status, 422, 'nothing was left to code')
  assert.deepEqual(await found(of.people.reviewer, '?code=green'), [
    'Mend the bus stop by the café.',
    'More trees, please.',
  ])
  await reviewer.send(await lastAct(), {})
  assert.deepEqual(await found(of.people.reviewer, '?code=green'), ['More trees, please.'])
})

test('what was done to points like a response in confidence does not name it to whoever may not read it', async () => {
  const { reference: secret } = await app.hub.db
    .selectFrom('response')
    .select('reference')
    .where('confidential', '=', true)
    .executeTakeFirstOrThrow()
  const { id } = await app.hub.db
    .selectFrom('bulk_act')
    .select('id')
    .where('code', '=', 'green')
    .executeTakeFirstOrThrow()
  await app.hub.db
    .updateTable('bulk_act')
    .set({ asked: `words=trees&alike=${secret}` })
    .where('id', '=', id)
    .execute()
  const read = async (who: string) => (await (await app.visitor(who)).get(`${base}/points/together/${id}`)).body
  assert.ok((await read(of.people.lead)).includes(secret))
  const told = await read(of.people.reviewer)
  assert.ok(told.includes('words=trees') && !told.includes(secret))
})

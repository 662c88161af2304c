/** The codebook: codes with what they mean, renamed, put together and divided, each with its history. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, words } from '../../../../test/support/app.ts'
import { type OpenConsultation, openConsultation } from '../../responses/open-consultation.fixture.ts'
import { close, giveResponse } from '../points-fixture.ts'

let app: TestApp
let of: OpenConsultation
let base: string

before(async () => {
  app = await testApp(new Date('2026-05-10T09:00:00Z'))
  of = await openConsultation(app.hub.db, 'codebook')
  base = `/consultations/${of.slug}`
  const [, long] = of.questions
  const say = (text: string, more: object = {}) =>
    giveResponse(app.hub.db, of.id, { answers: { [long!]: { text } }, may_publish: true, ...more })
  const all = [
    await say('The bus is late.'),
    await say('The bus stop is dark.'),
    await say('The chair shouts.', { confidential: true }),
  ]
  await close(app.hub.db, of.id)
  const lead = await app.visitor(of.people.lead)
  for (const reference of all) await lead.send(`${base}/responses/${reference}`, { act: 'take:all' })
  await lead.send(`${base}/points/together/code?words=shouts`, { code: 'conduct' })
  for (const who of ['lead', 'reviewer'] as const)
    await (await app.visitor(of.people[who])).send(`${base}/points/together/code?words=bus`, { code: 'transport' })
})
after(() => app.close())

async function addressOf(name: string): Promise<string> {
  const { id } = await app.hub.db
    .selectFrom('codebook_code')
    .select('id')
    .where('consultation_id', '=', of.id)
    .where('name', '=', name)
    .executeTakeFirstOrThrow()
  return `${base}/codebook/${id}`
}

async function codesOf(text: string): Promise<string[]> {
  const rows = await app.hub.db
    .selectFrom('point_code')
    .innerJoin('point', 'point.id', 'point_code.point_id')
    .select('code')
    .where('text', 'like', `%${text}%`)
    .orderBy('code')
    .execute()
  return rows.map(({ code }) => code)
}

test('a code has what it means and stands under another, never under itself', async () => {
  const reviewer = await app.visitor(of.people.reviewer)
  await reviewer.send(`${base}/codebook/new`, {
    name: 'getting about',
    description: 'Ways there and back.',
    parent: '',
  })
  const parent = (await addressOf('getting about')).split('/').at(-1)!
  const path = await addressOf('transport')
  await reviewer.send(path, { name: 'transport', description: 'Buses and trains.', parent })
  const book = words((await reviewer.get(`${base}/codebook`)).body)
  assert.match(
    book,
    /getting about : given to no point yet\s*Ways there and back\. transport : 2 points, given by 2 readers/,
  )
  const own = path.split('/').at(-1)!
  assert.ok(!(await reviewer.get(await addressOf('getting about'))).body.includes(`value="${own}"`))
  const twice = await reviewer.send(`${base}/codebook/new`, { name: 'transport', description: 'Mine.', parent: '' })
  assert.equal(twice.status, 422)
  assert.match(twice.body, /Mine\./)
})

test('a code that was given only to what was said in confidence is not told, nor that its name is taken', async () => {
  const reviewer = await app.visitor(of.people.reviewer)
  assert.doesNotMatch((await reviewer.get(`${base}/codebook`)).body, /conduct/)
  assert.ok([403, 404].includes((await reviewer.get(await addressOf('conduct'))).status))
  const made = await reviewer.send(`${base}/codebook/new`, { name: 'conduct', description: '', parent: '' })
  assert.equal(made.status, 200)
  assert.match(words(made.body), /conduct : given to no point yet/)
  const lead = await app.visitor(of.people.lead)
  assert.match(words((await lead.get(`${base}/codebook`)).body), /conduct : 1 point/)
})

test('some points of a code go to another, for every reader, and it can be undone', async () => {
  const reviewer = await app.visitor(of.people.reviewer)
  const path = `${base}/points/together/code?code=transport&words=dark`
  assert.equal((await reviewer.send(path, { code: 'transport', instead: 'yes' })).status, 422)
  const done = await reviewer.send(path, { code: 'stops', instead: 'yes' })
  assert.match(words(done.body), /Code “stops” in the place of “transport” on 1 point/)
  assert.deepEqual(await codesOf('dark'), ['stops', 'stops'])
  assert.match(words((await reviewer.get(`${base}/codebook`)).body), /Some points went from “transport” to “stops”/)
  const { id } = await app.hub.db
    .selectFrom('bulk_act')
    .select('id')
    .where('code', '=', 'stops')
    .executeTakeFirstOrThrow()
  await reviewer.send(`${base}/points/together/${id}`, {})
  assert.deepEqual(await codesOf('dark'), ['transport', 'transport'])
})

test('a name changes wherever it was given, and one code is put into another for good', async () => {
  const lead = await app.visitor(of.people.lead)
  await lead.send(await addressOf('transport'), { name: 'buses', description: '', parent: '' })
  assert.deepEqual(await codesOf('late'), ['buses', 'buses'])
  const path = await addressOf('buses')
  const into = (await addressOf('getting about')).split('/').at(-1)!
  assert.match(words((await lead.get(`${path}/merging`)).body), /2 points get the other code in place of “buses”/)
  const merged = await lead.send(`${path}/merging`, { into })
  assert.equal(merged.status, 200)
  assert.match(words(merged.body), /“buses” was put into “getting about”.*“transport” was renamed “buses”/)
  assert.deepEqual(await codesOf('late'), ['getting about', 'getting about'])
  assert.ok([403, 404].includes((await lead.get(path)).status))
})

test('points that two readers coded differently are listed', async () => {
  const reviewer = await app.visitor(of.people.reviewer)
  await reviewer.send(`${base}/points/together/code?words=late`, { code: 'time' })
  const page = words((await reviewer.get(`${base}/codebook/differences`)).body)
  assert.match(page, /1 point coded differently/)
  assert.match(page, /The bus is late\./)
  assert.doesNotMatch(page, /dark/)
})

test('a code can be put into one far below it, and no code is lost from the tree', async () => {
  const lead = await app.visitor(of.people.lead)
  const idOf = async (name: string) => (await addressOf(name)).split('/').at(-1)!
  for (const [name, above] of [
    ['top', null],
    ['middle', 'top'],
    ['bottom', 'middle'],
  ] as const)
    await lead.send(`${base}/codebook/new`, { name, description: '', parent: above ? await idOf(above) : '' })
  const merged = await lead.send(`${await addressOf('top')}/merging`, { into: await idOf('bottom') })
  assert.equal(merged.status, 200)
  const book = words((await lead.get(`${base}/codebook`)).body)
  assert.match(book, /bottom : given to no point yet middle : given to no point yet/)
  assert.equal((await lead.get(await addressOf('middle'))).status, 200)
})

test('what became of a code names none that was given only in confidence, but to whoever may read that', async () => {
  const lead = await app.visitor(of.people.lead)
  const reviewer = await app.visitor(of.people.reviewer)
  const both = async () => {
    const [mine, theirs] = [await lead.get(`${base}/codebook`), await reviewer.get(`${base}/codebook`)]
    return [words(mine.body), words(theirs.body)] as const
  }
  await lead.send(`${base}/points/together/code?words=shouts`, { code: 'harassment' })
  await lead.send(`${base}/points/together/code?code=conduct&words=shouts`, { code: 'bullying', instead: 'yes' })
  const [divided, hidden] = await both()
  assert.match(divided, /Some points went from “conduct” to “bullying”/)
  assert.doesNotMatch(hidden, /harassment|bullying/)
  const into = (await addressOf('conduct')).split('/').at(-1)!
  for (const name of ['harassment', 'bullying']) await lead.send(`${await addressOf(name)}/merging`, { into })
  const [merged, still] = await both()
  assert.match(merged, /“bullying” was put into “conduct”/)
  assert.match(still, /conduct/)
  assert.doesNotMatch(still, /harassment|bullying/)
})

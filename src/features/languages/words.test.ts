/** A speaker confirms words and proposes better ones, the area takes them, and readers are told which it is. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { parse } from 'yaml'
import { type TestApp, testApp, type Visitor, words } from '../../../test/support/app.ts'
import { buildApp } from '../../app.ts'
import { newId } from '../../db/ids.ts'
import { day } from '../../kernel/day.ts'
import { translated } from '../../web/languages.ts'
import { wordsSaid } from '../../web/own-words.ts'
import { englishWords, wordsOf } from '../../web/render.ts'
import { makePerson } from '../consultations/consultation.fixture.ts'
import { type OpenConsultation, openConsultation } from '../responses/open-consultation.fixture.ts'
import { partOf } from './parts.ts'
import { decideProposal, listProposals, proposeWords } from './words.queries.ts'

let app: TestApp
let of: OpenConsultation
let speaker: Visitor
let office: Visitor
let area: string
const polish = translated.find(({ code }) => code === 'pl')!
const at = '/languages/pl/words'
const unconfirmed = 'Osoba mówiąca po polsku nie sprawdziła jeszcze wszystkich słów tej strony.'

before(async () => {
  app = await testApp()
  area = (await app.hub.area()).id
  of = await openConsultation(app.hub.db, 'words')
  const { db } = app.hub
  await db
    .updateTable('area')
    .set({ languages: ['en', 'pl', 'cy'] })
    .execute()
  for (const language of ['pl', 'cy'])
    await db
      .insertInto('consultation_language')
      .values({ id: newId(), consultation_id: of.id, language, offered_on: day('2026-02-02') })
      .execute()
  speaker = await app.visitor(await makePerson(db, 'Ewa', 'speaker-pl', 'area', area))
  office = await app.visitor(await makePerson(db, 'Sam', 'secretariat', 'area', area))
  app.hub.forgetPages()
})
after(() => app.close())

async function pageIn(code: string, server: { visitor: () => Promise<Visitor> } = app): Promise<string> {
  const reader = await server.visitor()
  const answer = await reader.get(`/languages/${code}?to=${encodeURIComponent(`/consultations/${of.slug}`)}`)
  return answer.body
}

const boxesOf = (body: string): string[] =>
  [...body.matchAll(/name="(right-[0-9a-f]{24})"/g)].map(([, box = '']) => box)

async function confirmAll(query = ''): Promise<void> {
  for (;;) {
    const page = `${at}?standing=open${query}`
    const boxes = boxesOf((await speaker.get(page)).body)
    if (boxes.length === 0) return
    assert.equal((await speaker.send(page, Object.fromEntries(boxes.map(box => [box, 'yes'])))).status, 200)
  }
}

test('whoever was not named a speaker of a language has no page of its words; its speakers have no other language', async () => {
  assert.equal((await speaker.get('/languages/cy/words')).status, 404)
  assert.equal((await speaker.get('/languages/pl/proposals')).status, 403)
  assert.equal((await office.get(at)).status, 403)
  assert.equal((await office.get('/languages')).status, 200)
  assert.equal((await (await app.visitor()).get('/languages')).url, '/sign-in?return=%2Flanguages')
  assert.match((await speaker.get('/account')).body, /href="\/languages"/)
  assert.match(words((await speaker.get('/tasks')).body), /Read \d{3} texts in Polish/)
})

test('every text of every language is read somewhere on the way', () => {
  for (const language of translated) for (const key of wordsOf(language).keys()) assert.ok(partOf(key), key)
})

test('words with a placeholder lost, made up, or a form of number too few or unknown are not taken, and stay in the box', async () => {
  const asks = `${at}/consultations.public.days-left-label`
  for (const [typed, says] of [
    ['dni', /Put in \{days\} too/],
    ['{days} {secret}', /Leave out \{secret\}/],
    ['{days', /cannot be read as a message/],
    ['{days, plural, one {dzień} other {dni}}', /give the form few, many as well/],
    ['{days, plural, one {dzień} two {dni} few {dni} many {dni} other {dni}}', /no form called two/],
  ] as const) {
    const answer = await speaker.send(asks, { words: typed })
    assert.equal(answer.status, 422, typed)
    assert.match(words(answer.body), says)
    assert.ok(words(answer.body).includes(typed), typed)
  }
  assert.equal((await speaker.send(asks, {})).status, 422, 'the words in use are no better ones')
})

test('what a speaker proposes is in use once the area takes it, on every server, and no longer when it goes back', async () => {
  const key = 'consultations.public.respond'
  const other = await buildApp({
    database: { db: app.hub.db, pool: app.pool },
    seal: app.hub.seal,
    origin: app.hub.origin,
    now: app.hub.now,
  })
  await Promise.all([app.follow(), other.follow()])
  const reads = { visitor: async () => (await import('../../../worlds/visitor.ts')).browse(other, new Map()) }
  const onBoth = async (says: RegExp) => {
    assert.match(await pageIn('pl'), says)
    for (const until = Date.now() + 5_000; !says.test(await pageIn('pl', reads)) && Date.now() < until; ) await wait(50)
    assert.match(await pageIn('pl', reads), says)
  }
  await onBoth(/Wyślij odpowiedź/)
  await speaker.send(`${at}/${key}`, { words: 'Powiedz, co <b>myślisz</b>' })
  await onBoth(/Wyślij odpowiedź/)
  const [proposal] = await app.hub.db.selectFrom('language_proposal').selectAll().execute()
  const page = `/languages/pl/proposals/${proposal!.id}`
  assert.equal((await speaker.get(page)).status, 403)
  assert.equal((await office.send(page, { decision: 'declined' })).status, 422, 'a reason is owed')
  assert.match(
    words((await office.get('/tasks')).body),
    /Decide whether to use these words: Powiedz, co <b>myślisz<\/b>/,
  )
  await office.send(page, { decision: 'taken' })
  await onBoth(/Powiedz, co &lt;b&gt;myślisz/)
  assert.ok(
    !(await (await app.visitor()).get(`/languages/pl?to=/consultations/${of.slug}`)).body.includes('<b>myślisz'),
  )
  assert.match(await pageIn('cy'), /ymateb/)
  const said = (body: string) => (parse(body) ?? {}) as Record<string, string>
  const file = await speaker.get('/languages/pl/confirmed.yaml')
  assert.deepEqual(said(file.body), { [key]: 'Powiedz, co <b>myślisz</b>' }, 'its speaker said them')
  await office.send(page, { decision: 'ended' })
  await onBoth(/Wyślij odpowiedź/)
  assert.deepEqual(said((await office.get('/languages/pl/confirmed.yaml')).body), {})
  await other.server.close()
})

test('pages say that their words are not confirmed, until the last one is', async () => {
  assert.ok((await pageIn('pl')).includes(unconfirmed))
  await confirmAll('&part=kiosk')
  assert.ok((await pageIn('pl')).includes(unconfirmed))
  await confirmAll()
  assert.ok(!(await pageIn('pl')).includes(unconfirmed))
  assert.match(await pageIn('cy'), /Nid yw siaradwr Cymraeg/)
  assert.match(words((await office.get('/languages')).body), /(\d+) of \1 texts confirmed/)
  const { body } = await speaker.get('/languages/pl/confirmed.yaml')
  assert.deepEqual(parse(body), Object.fromEntries(wordsOf(polish)))
  // Better words for one text: it is confirmed no more, and the page says so again.
  await speaker.send(`${at}/web.skip`, { words: 'Do treści' })
  assert.ok((await pageIn('pl')).includes(unconfirmed))
})

test('a tick confirms the words that were read, and none that came in their place', async () => {
  const page = `${at}?words=web.menu`
  const { body } = await speaker.get(`${at}?words=web.skip`)
  const [box = ''] = boxesOf(body)
  await speaker.send(`${at}/web.skip`, { words: 'Prosto do treści' })
  const [proposal] = await app.hub.db
    .selectFrom('language_proposal')
    .selectAll()
    .where('state', '=', 'proposed')
    .where('key', '=', 'web.skip')
    .execute()
  await office.send(`/languages/pl/proposals/${proposal!.id}`, { decision: 'taken' })
  const answer = await speaker.send(page, { [box]: 'yes' })
  assert.equal(answer.status, 422)
  assert.match(words(answer.body), /was changed meanwhile/)
})

test('what a speaker replaced meanwhile is not taken, and what came in its place waits', async () => {
  const key = 'web.menu'
  const { db } = app.hub
  await speaker.send(`${at}/${key}`, { words: 'Spis stron' })
  const waits = () => listProposals(db, polish, { states: ['proposed'], key })
  const [first] = await waits()
  const page = `/languages/pl/proposals/${first!.id}`
  const { body } = await office.get(page)
  const once = /name="_once" value="([^"]+)"/.exec(body)?.[1] ?? ''
  await speaker.send(`${at}/${key}`, { words: 'Spis wszystkich stron' })
  const answer = await office.post(page, { _once: once, decision: 'taken', version: String(first!.version) })
  assert.equal(answer.status, 409)
  // The same, where it is replaced just as it is decided.
  const [second] = await waits()
  const person = second!.proposedBy
  const [replaced, goes] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const proposing = db.transaction().execute(async tx => {
    await proposeWords(tx, polish, { ...second!, words: 'Menu strony' }, person, app.hub.now())
    replaced.resolve()
    await goes.promise
  })
  await replaced.promise
  const to = { state: 'taken', reason: '', by: person, now: app.hub.now() } as const
  const deciding = db.transaction().execute(tx => decideProposal(tx, polish, second!, to))
  await wait(100)
  goes.resolve()
  assert.deepEqual([await proposing, await deciding], [undefined, false])
  assert.deepEqual(
    (await waits()).map(one => one.words),
    ['Menu strony'],
  )
})

test('words that the area took are not called in use where a newer version has other English', async () => {
  const { db } = app.hub
  const [waiting] = await listProposals(db, polish, { states: ['proposed'], key: 'web.menu' })
  await office.send(`/languages/pl/proposals/${waiting!.id}`, { decision: 'taken' })
  const list = async () => words((await office.get('/languages/pl/proposals')).body)
  assert.doesNotMatch(await list(), /no longer in use/)
  await db.updateTable('language_proposal').set({ english: 'Menu of old' }).where('id', '=', waiting!.id).execute()
  assert.match(await list(), /no longer in use, because they do not fit the English of this version.*Menu strony/)
  assert.match(words((await office.get(`/languages/pl/proposals/${waiting!.id}`)).body), /Taken, but not in use/)
  assert.match(words((await speaker.get(`${at}/web.menu`)).body), /Taken, but not in use/)
})

test('words confirmed or made beside other English, or for other words of the Hub, count no more', () => {
  const shipped = new Map([['a.b', 'Dzień dobry']])
  const source = new Map([['a.b', 'Good day']])
  const kept = { key: 'a.b', english: 'Good day', words: 'Dzień dobry' }
  const said = (own: (typeof kept)[], confirmed: (typeof kept)[]) =>
    wordsSaid(polish, { own, confirmed }, shipped, source)[0]!
  assert.equal(said([], [kept]).confirmed, true)
  assert.equal(said([], [{ ...kept, english: 'Hello' }]).confirmed, false)
  assert.equal(said([], [{ ...kept, words: 'Cześć' }]).confirmed, false)
  const own = { ...kept, words: 'Cześć' }
  assert.deepEqual([said([own], [own]).words, said([own], [own]).confirmed], ['Cześć', true])
  assert.equal(said([{ ...own, english: 'Hello' }], []).words, 'Dzień dobry')
  assert.equal(
    said([{ ...own, words: 'Cześć {name}' }], []).words,
    'Dzień dobry',
    'what a newer Hub cannot fill is not said',
  )
  assert.ok(englishWords.size > 1000)
})

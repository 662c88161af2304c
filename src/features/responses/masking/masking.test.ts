/** Words that may show who somebody is leave by no door: page, file, data or register; whoever reads for the consultation reads them whole. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, type Visitor, words } from '../../../../test/support/app.ts'
import { sheetsIn } from '../../../../test/support/attacker.ts'
import { newId } from '../../../db/ids.ts'
import { loadFacts } from '../../../facts/load.ts'
import { day } from '../../../kernel/day.ts'
import { routes } from '../../registry.ts'
import { type OpenConsultation, openConsultation } from '../open-consultation.fixture.ts'
import { markIdentifyingWords } from './mark.job.ts'
import { noteLooks } from './masking.queries.ts'

const SECRETS = ['01632 960 123', 'ann.lee@example.org', 'Mrs Okafor', 'the blue door in Chapel Lane'] as const
const [PHONE, MAIL, NAME, DOOR] = SECRETS
const COUNCIL = '01632 960 999'

let app: TestApp
let of: OpenConsultation
let base: string
let anybody: Visitor
let reviewer: Visitor
let lead: Visitor
let responseId: string
let reference: string

before(async () => {
  app = await testApp(new Date('2026-06-10T09:00:00Z'))
  const { db } = app.hub
  of = await openConsultation(db, 'masked')
  base = `/consultations/${of.slug}`
  anybody = await app.visitor()
  reviewer = await app.visitor(of.people.reviewer)
  lead = await app.visitor(of.people.lead)
  responseId = newId()
  reference = 'R-MASKED'
  const [scale, long, often] = of.questions
  const text = `Ring me on ${PHONE}, or the council on ${COUNCIL}. I live behind ${DOOR}.`
  await db
    .insertInto('response')
    .values({
      ...{ id: responseId, consultation_id: of.id, reference, channel: 'online', state: 'given', behalf: 'personal' },
      ...{ received_at: new Date('2026-03-01T10:00:00Z'), code_hash: Buffer.from(responseId), may_publish: true },
      answers: JSON.stringify({
        [scale!]: { choice: 2, comment: `Ask ${NAME} too` },
        [long!]: { text },
        [often!]: { choice: 'other', other: `Write to ${MAIL}` },
      }),
      comments: JSON.stringify({ [of.paragraphs[0]!]: `${NAME} says so` }),
      free_text: `My address: ${MAIL}`,
    })
    .execute()
  const sources = [
    [`q-${long}`, text],
    [`q-${scale}-comment`, `Ask ${NAME} too`],
    [`q-${often}-other`, `Write to ${MAIL}`],
    ['free', `My address: ${MAIL}`],
    [`p-${of.paragraphs[0]}`, `${NAME} says so`],
  ] as const
  for (const [at, [source, said]] of sources.entries()) {
    const id = newId()
    await db
      .insertInto('point')
      .values({
        ...{ id, consultation_id: of.id, response_id: responseId, number: at + 1, source, text: said },
        ...{ span_start: 0, span_end: said.length, question_id: at < 3 ? of.questions[at]! : null },
        ...(at === 4 ? { paragraph_id: of.paragraphs[0]! } : {}),
      })
      .execute()
    await db
      .insertInto('point_action')
      .values({ id: newId(), point_id: id, action: 'noted', reason: 'It is noted', decided_at: new Date('2026-06-01') })
      .execute()
  }
  const reported = { state: 'reported', reported_at: new Date('2026-06-02T09:00:00Z') } as const
  await db.updateTable('consultation').set(reported).where('id', '=', of.id).execute()
})
after(() => app.close())

const stateOf = async () =>
  Object.fromEntries(
    (await app.hub.db.selectFrom('identifying_words').select(['words', 'state']).execute()).map(r => [
      r.words,
      r.state,
    ]),
  )

/** Everything below the address of the consultation, and all its data, that a reader gets; with what does not leave the review group left out. */
async function everythingFor(who: Visitor, within: readonly RegExp[]): Promise<Map<string, string>> {
  const params: Readonly<Record<string, string>> = {
    ...{ slug: of.slug, reference, number: '1', doc: of.documentSlug, document: of.documentSlug, key: of.slug },
    ...{ question: of.questions[0]!, paragraph: of.paragraphs[0]!, path: '1', at: '1', source: 'free' },
  }
  const got = new Map<string, string>()
  for (const route of routes) {
    const named = /^\/(consultations|api|register|decisions|$)/.test(route.path)
    if (!named || within.some(each => each.test(route.path))) continue
    const path = route.path.replaceAll(/:([a-z]+)/gi, (whole, name: string) => params[name] ?? whole)
    if (path.includes(':')) continue
    const { status, body, bytes } = await who.get(path)
    // Whoever may not have a file is led to a page.
    const isBook = path.endsWith('.xlsx') && bytes[0] === 0x50
    if (status === 200) got.set(path, isBook ? sheetsIn(bytes).join('\n') : body)
  }
  return got
}

/** Pages on which the review group reads and works on the response itself. */
const work = [
  /\/responses\/:reference/,
  /\/words$/,
  /\/points(?!\.csv)/,
  /\/texts/,
  /\/paragraphs/,
  /\/keyed/,
  /\/campaigns$/,
  /\/coding/,
  /\/codebook/,
]

const plain = (text: string) => text.replaceAll(/<[^>]*>/g, '').replaceAll('&#39;', '’')

async function noneIn(who: Visitor, secrets: readonly string[], within: readonly RegExp[]): Promise<string[]> {
  const got = await everythingFor(who, within)
  for (const [path, body] of got)
    for (const secret of secrets) assert.ok(!plain(body).includes(secret), `${path} tells ${secret}`)
  return [...got.keys()]
}

/** What a reader's list sends for words that are ticked in it. */
async function tickOf(who: Visitor, address = `${base}/words`): Promise<(wanted: string) => string> {
  const { body } = await who.get(address)
  const rows = [...body.matchAll(/name="which" value="([^"]+)"[\s\S]*?<bdi>([^<]*)<\/bdi>/g)]
  return wanted => rows.find(([, , said]) => said === wanted)?.[1] ?? 'not there'
}

test('before anybody looked, what has the shape of an address or a name is in nothing that leaves the group', async () => {
  const found = SECRETS.slice(0, 3)
  const seen = await noneIn(anybody, found, [])
  for (const path of ['/register', '/register.csv', '/outcome']) assert.ok(seen.includes(`${base}${path}`), path)
  assert.ok(
    seen.some(path => path.startsWith('/api/v1/registers')),
    'the data of registers',
  )
  assert.match(words((await anybody.get(`${base}/register`)).body), /Ring me on \[…\], or the council on \[…\]/)
  for (const who of [reviewer, lead]) {
    const files = await noneIn(who, found, work)
    for (const path of ['/responses.csv', '/responses.xlsx', '/points.csv'])
      assert.ok(files.includes(`${base}${path}`) || path === '/points.csv', path)
    assert.ok(!plain((await who.get(`${base}/points.csv`)).body).includes(PHONE))
  }
})

test('they are marked for the review group, who read the response whole', async () => {
  await markIdentifyingWords.run(app.hub)
  assert.deepEqual(await stateOf(), { [PHONE]: 'found', [COUNCIL]: 'found', [MAIL]: 'found', [NAME]: 'found' })
  const page = words((await reviewer.get(`${base}/words`)).body)
  for (const each of [PHONE, COUNCIL, MAIL, NAME]) assert.ok(page.includes(each), each)
  const whole = words((await reviewer.get(`${base}/responses/${reference}`)).body)
  assert.match(whole, /4 places may show who somebody is/)
  assert.ok(whole.includes(PHONE))
  assert.equal((await (await app.visitor(of.people.stranger)).get(`${base}/words`)).status, 403)
})

test('a reader lets stay what names nobody and names what no machine finds, with a reason; both can be taken back', async () => {
  const idOf = await tickOf(reviewer)
  const none = await reviewer.send(`${base}/words`, { which: [idOf(COUNCIL)], what: 'kept' })
  assert.equal(none.status, 422)
  assert.match(none.body, new RegExp(`value="${idOf(COUNCIL)}"[^>]*checked`), 'what was ticked is kept')
  await reviewer.send(`${base}/words`, { which: [idOf(COUNCIL)], what: 'kept', reason: 'The number of the council' })
  const wrong = await reviewer.send(`${base}/responses/${reference}/words`, { words: 'Not there', reason: 'x' })
  assert.equal(wrong.status, 422)
  await reviewer.send(`${base}/responses/${reference}/words`, { words: DOOR.toUpperCase(), reason: 'Only one door' })
  assert.equal((await stateOf())[DOOR.toUpperCase()], 'masked')
  const register = words((await anybody.get(`${base}/register`)).body)
  assert.match(register, /Ring me on \[…\], or the council on 01632 960 999\. I live behind \[…\]\./)
  await noneIn(anybody, SECRETS, [])
  await noneIn(lead, SECRETS, work)
  const kept = await tickOf(reviewer, `${base}/words?state=kept`)
  await reviewer.send(`${base}/words?state=kept`, { which: [kept(COUNCIL)], what: 'found' })
  assert.ok(!words((await anybody.get(`${base}/register`)).body).includes(COUNCIL))
  const told = await app.hub.db
    .selectFrom('audit_entry')
    .select(['action', 'before', 'after'])
    .where('record_kind', '=', 'identifying_words')
    .execute()
  assert.equal(told.length, 3)
  for (const secret of SECRETS) assert.ok(!JSON.stringify(told).toLowerCase().includes(secret.toLowerCase()), secret)
})

test('who decides words that a colleague decided meanwhile is told of it, and nothing of the other is lost', async () => {
  const decided = () =>
    app.hub.db
      .selectFrom('identifying_words')
      .select(['state', 'reason'])
      .where('words', '=', COUNCIL)
      .executeTakeFirst()
  const [ours, theirs] = [await tickOf(lead), await tickOf(reviewer)]
  await lead.send(`${base}/words`, { which: [ours(COUNCIL)], what: 'kept', reason: 'It is on their website' })
  const late = await reviewer.send(`${base}/words`, {
    which: [theirs(COUNCIL), theirs(MAIL)],
    ...{ what: 'masked', reason: 'A number' },
  })
  assert.equal(late.status, 422)
  assert.match(words(late.body), /Some of these were decided by somebody else/)
  assert.match(late.body, new RegExp(`value="${theirs(MAIL)}"[^>]*checked`), 'what still stands is ticked')
  const named = `${base}/responses/${reference}/words`
  const again = await reviewer.send(named, { words: COUNCIL.replace(' ', '  '), reason: 'A number' })
  assert.equal(again.status, 422)
  const said = /decided that these words may stay\. Example lead, 10 June 2026: It is on their website/
  assert.match(words(again.body), said)
  const out = await reviewer.send(named, { words: DOOR, reason: 'A door' })
  assert.match(words(out.body), /left out already\. Example reviewer, 10 June 2026: Only one door/)
  assert.deepEqual(await decided(), { state: 'kept', reason: 'It is on their website' })
  assert.equal((await reviewer.send(named, { words: MAIL, reason: 'Her own' })).status, 200)
  const entries = await app.hub.db
    .selectFrom('audit_entry')
    .select(['before', 'after'])
    .where('action', '=', 'response.words-named')
    .orderBy('created_at', 'desc')
    .execute()
  assert.deepEqual(entries[0], {
    before: { state: 'found', reason: '' },
    after: { state: 'masked', reason: 'Her own' },
  })
})

test('all that a list has is decided at once, unless one of them changed meanwhile, and is taken back at once', async () => {
  const { db } = app.hub
  const change = (where: string, state: 'found' | 'masked') =>
    db
      .updateTable('identifying_words')
      .set({ state, ...(state === 'found' ? { decided_at: null } : { decided_at: new Date(), reason: 'Here too' }) })
      .where('words', '=', where)
      .execute()
  for (const each of [PHONE, COUNCIL, MAIL]) await change(each, 'found')
  const signs = await reviewer.get(`${base}/words?words=%3F%21`)
  assert.match(words(signs.body), /None here/, 'nothing says signs alone')
  const list = `${base}/words?words=0163`
  const page = await reviewer.get(list)
  assert.match(words(page.body), /All 2 that are found here/)
  const stale = await reviewer.send(list, { all: ['yes'], what: 'kept', reason: 'On the website', version: '7' })
  assert.equal(stale.status, 409)
  const none = await reviewer.send(list, { all: ['yes'], what: 'kept' })
  assert.equal(none.status, 422)
  const done = await reviewer.send(list, { all: ['yes'], what: 'kept', reason: 'On the website' })
  assert.match(words(done.body), /May stay in 2 places: anything that was found.*Example reviewer.*On the website/)
  assert.match(
    words(done.body),
    /Which May stay in 2 places: anything that was found Example reviewer, 10 June 2026\. On the website/,
  )
  assert.deepEqual(await stateOf(), {
    ...{ [PHONE]: 'kept', [COUNCIL]: 'kept', [MAIL]: 'found', [NAME]: 'found', [DOOR.toUpperCase()]: 'masked' },
  })
  // What a colleague decided otherwise since is not taken back with the rest.
  const kept = await tickOf(lead, `${base}/words?state=kept`)
  await lead.send(`${base}/words?state=kept`, { which: [kept(PHONE)], what: 'masked', reason: 'A home' })
  const { id } = await db.selectFrom('identifying_act').select('id').executeTakeFirstOrThrow()
  const back = await lead.send(`${base}/words/together`, { act: id })
  assert.match(words(back.body), /It is taken back.*Taken back: Example lead, 10 June 2026/)
  assert.deepEqual(await stateOf(), {
    ...{ [PHONE]: 'masked', [COUNCIL]: 'found', [MAIL]: 'found', [NAME]: 'found', [DOOR.toUpperCase()]: 'masked' },
  })
  assert.doesNotMatch(words(back.body), /Take one back/)
  const out = await tickOf(lead, `${base}/words?state=masked`)
  await lead.send(`${base}/words?state=masked`, { which: [out(PHONE)], what: 'found' })
  const told = await db
    .selectFrom('audit_entry')
    .select(['action', 'before', 'after'])
    .where('record_kind', '=', 'identifying_act')
    .orderBy('created_at')
    .execute()
  assert.deepEqual(
    told.map(({ action, after }) => [action, (after as { places: number }).places]),
    [
      ['response.words-decided', 2],
      ['response.words-undone', 1],
    ],
  )
  for (const secret of SECRETS) assert.ok(!JSON.stringify(told).includes(secret), secret)
})

test('what nobody has looked through waits by its name alone, and waits again when it is changed or given back', async () => {
  const { db } = app.hub
  const waiting = async () => (await db.selectFrom('identifying_wait').select('id').execute()).map(({ id }) => id)
  assert.deepEqual(await waiting(), [])
  const change = (to: { read_at?: Date; version?: number; state?: 'changed' | 'withdrawn' }) =>
    db.updateTable('response').set(to).where('id', '=', responseId).execute()
  await change({ read_at: new Date() })
  assert.deepEqual(await waiting(), [], 'what says the same was looked through')
  await change({ version: 5 })
  assert.deepEqual(await waiting(), [responseId])
  await change({ state: 'withdrawn', version: 6 })
  assert.deepEqual(await waiting(), [])
  await change({ state: 'changed', version: 1 })
  assert.deepEqual(await waiting(), [responseId])
  await markIdentifyingWords.run(app.hub)
  assert.deepEqual(await waiting(), [])
})

test('words that a respondent took out of the response are forgotten, and all of one that is withdrawn', async () => {
  const { db } = app.hub
  const answers = JSON.stringify({ [of.questions[1]!]: { text: `Only ${PHONE} now` } })
  await db
    .updateTable('response')
    .set({ answers, comments: '{}', free_text: '', version: 2, state: 'changed' })
    .where('id', '=', responseId)
    .execute()
  await markIdentifyingWords.run(app.hub)
  assert.deepEqual(Object.keys(await stateOf()), [PHONE])
})

test('what was read before a response was changed is kept nowhere beside it', async () => {
  const { db } = app.hub
  const responses = await db.selectFrom('response').select(['id', 'consultation_id', 'version']).execute()
  assert.ok(responses.length > 0)
  const found = [{ words: 'gone@example.org', kind: 'email' as const }]
  for (const { id, consultation_id, version } of responses) {
    const read = { responseId: id, consultationId: consultation_id, version: version - 1 }
    const look = { ...read, found, texts: ['Write to gone@example.org'] }
    await db.transaction().execute(tx => noteLooks(tx, [look]))
  }
  const kept = await db.selectFrom('identifying_words').select('id').where('words', '=', 'gone@example.org').execute()
  assert.deepEqual(kept, [])
})

test('the practice is judged by whether somebody looked', async () => {
  const facts = async () => (await loadFacts(app.hub.db, 'consultation', [of.id], day('2026-06-10'))).get(of.id)!
  assert.deepEqual((await facts()).identifyingWords, { any: true, waiting: true, lookedThrough: true })
  const idOf = await tickOf(lead)
  await lead.send(`${base}/words`, { which: [idOf(PHONE)], what: 'masked', reason: 'A phone at home' })
  assert.deepEqual((await facts()).identifyingWords, { any: true, waiting: false, lookedThrough: true })
})

test('beside each box for words stands the warning, in every language of the form', async () => {
  const asked = await openConsultation(app.hub.db, 'warns', { closes: day('2026-09-01') })
  const page = (await anybody.get(`/consultations/${asked.slug}/response`)).body
  const boxes = [
    ...page.matchAll(
      /<(?:textarea|input class="govuk-input[^"]*")[^>]*name="(q-[^"]+|free_text)"[^>]*aria-describedby="([^"]+)"/g,
    ),
  ]
  assert.ok(boxes.length >= 3, String(boxes.length))
  for (const [, name, described] of boxes) {
    const hints = described!.split(' ').map(id => new RegExp(`id="${id}"[^>]*>([^<]*)`).exec(page)?.[1] ?? '')
    assert.match(hints.join(' '), /Leave out names, addresses and phone numbers/, name!)
  }
})

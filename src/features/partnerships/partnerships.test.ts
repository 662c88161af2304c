import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, type Visitor, words } from '../../../test/support/app.ts'
import { putEnd } from '../../../test/support/ending.ts'
import { practiceOf } from '../../codes/index.ts'
import { newId } from '../../db/ids.ts'
import type { Handle } from '../../db/open.ts'
import { loadFacts } from '../../facts/load.ts'
import { addDays, type Day, day } from '../../kernel/day.ts'

let app: TestApp
let db: Handle
let chair: Visitor
let contact: Visitor
let stranger: Visitor
let anybody: Visitor
const organisations: Record<string, string> = {}
const people: Record<string, string> = {}
const base = '/partnerships/lifts-for-all'

before(async () => {
  app = await testApp()
  db = app.hub.db
  for (const [name, sector] of [
    ['Vale Council', 'statutory'],
    ['Vale Voluntary Action', 'voluntary'],
  ] as const) {
    const id = newId()
    organisations[name] = id
    const slug = name.toLowerCase().replaceAll(' ', '-')
    await db
      .insertInto('organisation')
      .values({ id, slug, name, sector, infrastructure: sector === 'voluntary' })
      .execute()
  }
  await person('Cora Chair', 'Vale Council')
  await person('Vic Contact', 'Vale Voluntary Action')
  await person('Sam Stranger', null)
  await travelTo('2026-03-02')
})
after(() => app.close())

/** Goes to a day; everybody signs in anew, because sessions do not last for ever. */
async function travelTo(on: string): Promise<void> {
  app.clock.now = new Date(`${on}T09:00:00Z`)
  chair = await app.visitor(people['Cora Chair'])
  contact = await app.visitor(people['Vic Contact'])
  stranger = await app.visitor(people['Sam Stranger'])
  anybody = await app.visitor()
}

async function person(name: string, organisation: string | null): Promise<void> {
  const id = newId()
  people[name] = id
  await db
    .insertInto('person')
    .values({ id, name, email: `${name.split(' ')[0]}@example.org`.toLowerCase() })
    .execute()
  if (organisation)
    await db
      .insertInto('role_grant')
      .values({
        id: newId(),
        person_id: id,
        role: 'contact',
        subject_kind: 'organisation',
        subject_id: organisations[organisation]!,
        from_day: day('2026-01-01'),
      })
      .execute()
}

const partnershipId = async (slug = 'lifts-for-all') =>
  (await db.selectFrom('partnership').select('id').where('slug', '=', slug).executeTakeFirstOrThrow()).id
const factsOf = async () => {
  const id = await partnershipId()
  return (await loadFacts(db, 'partnership', [id], await app.hub.today())).get(id)!
}
/** What a practice says of the partnership as it stands. */
const verdictOf = async (name: string) => {
  const practice = practiceOf(`partnership.${name}`)!
  return practice.check(await factsOf(), practice.defaults, await app.hub.today(), [])
}
const becauseOf = async (name: string) => (await verdictOf(name)).because
const dayParts = (name: string, of: string) => {
  const [year = '', month = '', date = ''] = of.split('-')
  return { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: year }
}
const ok = (answer: { status: number; body: string }) =>
  assert.equal(answer.status, 200, words(answer.body).slice(0, 600))

test('a chair starts one this evening, and nobody else sees it yet', async () => {
  assert.equal((await anybody.get('/partnerships')).status, 200)
  assert.equal((await stranger.get('/partnerships/new')).status, 403)
  const missing = await chair.send('/partnerships/new', { name: 'Lifts for all', need: '' })
  assert.equal(missing.status, 422)
  assert.match(missing.body, /value="Lifts for all"/)
  const begun = await chair.send('/partnerships/new', {
    name: 'Lifts for all',
    need: 'Older villagers cannot reach the clinic since the evening buses stopped.',
    topics: 'transport, older people',
    places: 'Upper Vale',
  })
  ok(begun)
  assert.match(words(begun.body), /you are its chair/)
  assert.equal((await anybody.get(base)).status, 404)
  assert.doesNotMatch((await anybody.get('/partnerships')).body, /Lifts for all/)
  assert.equal((await contact.get(`${base}/plan`)).status, 403)
})

test('the start gate: no decision before the register is searched and each find answered', async () => {
  await db
    .insertInto('partnership')
    .values({
      id: newId(),
      slug: 'bus-forum',
      name: 'Bus forum',
      topics: 'Transport',
      places: 'Upper Vale',
      state: 'running',
      public: true,
    })
    .execute()
  ok(
    await chair.send(`${base}/scope`, {
      existing_work: 'A minibus on Fridays',
      constraints: 'No money',
      kind: 'task',
      size: 'full',
    }),
  )
  assert.match(await becauseOf('need-tested'), /Missing: why the need is better met together/)
  ok(
    await chair.send(`${base}/scope`, {
      existing_work: 'A lunch club minibus.',
      constraints: 'No money beyond a year.',
      why_together: 'Nobody has both cars and drivers.',
      kind: 'task',
      size: 'full',
      end_condition: 'when buses run again',
    }),
  )
  assert.equal((await verdictOf('concerns-raised')).verdict, 'notDue', 'nobody can reach the page yet')
  const tooSoon = await chair.send(`${base}/scope/decision`, { result: 'go', result_reason: 'We are needed.' })
  assert.equal(tooSoon.status, 422)
  assert.match(words(tooSoon.body), /Search the register/)
  const found = await chair.send(`${base}/scope/similar`, {})
  assert.match(words(found.body), /Bus forum.*Same topic: transport/)
  assert.match(
    words((await chair.send(`${base}/scope/decision`, { result: 'go', result_reason: 'x' })).body),
    /no answer yet/,
  )
  const row = await db.selectFrom('similar_partnership').select('id').executeTakeFirstOrThrow()
  ok(await chair.send(`${base}/scope/similar/${row.id}`, { answer: 'linked', reason: 'It talks about timetables.' }))
  ok(await chair.send(`${base}/scope/decision`, { result: 'go', result_reason: 'Nobody else does it.' }))
  assert.match(words((await anybody.get(base)).body), /Being formed.*It talks about timetables/)
  const { gate, state } = await factsOf()
  assert.equal(state, 'forming')
  assert.equal(gate.outcome, 'go')
  assert.match(gate.similarAnswer ?? '', /timetables/)
})

test('no partnership is an answer that is recorded, public and congratulated', async () => {
  await chair.send('/partnerships/new', { name: 'One more board', need: 'Somebody should meet.' })
  const decided = await chair.send('/partnerships/one-more-board/scope/decision', {
    result: 'none',
    result_reason: 'The bus forum does this already.',
  })
  ok(decided)
  assert.match(words(decided.body), /Well done/)
  assert.match(words((await anybody.get('/partnerships/one-more-board')).body), /bus forum does this already/)
})

test('joining another names it in public and asks it, with the reason', async () => {
  await chair.send('/partnerships/new', { name: 'Another bus board', need: 'Buses need watching.' })
  const path = '/partnerships/another-bus-board'
  const open = words((await chair.get(`${path}/scope/decision`)).body)
  assert.match(open, /start gate still asks for this: .*Look for similar partnerships/)
  const other = await db
    .selectFrom('partnership')
    .select(['id', 'slug'])
    .where('name', '=', 'Bus forum')
    .executeTakeFirstOrThrow()
  ok(
    await chair.send(`${path}/scope/decision`, {
      result: 'join',
      joined_partnership_id: other.id,
      result_reason: 'It watches buses already.',
    }),
  )
  const page = await anybody.get(path)
  assert.match(words(page.body), /Another partnership is joined instead: Bus forum/)
  assert.doesNotMatch(words(page.body), /Who sits in it|Latest decisions|Ask to join/)
  const asked = await db
    .selectFrom('join_request')
    .select(['who', 'reasons', 'asked_by'])
    .where('partnership_id', '=', other.id)
    .execute()
  assert.equal(asked.length, 1)
  assert.match(asked[0]!.who, /instead of forming Another bus board/)
  assert.equal(asked[0]!.reasons, 'It watches buses already.')
  await db.deleteFrom('join_request').where('partnership_id', '=', other.id).execute()
})

test('the register says who may start a partnership, and a page whom to ask; members are not asked to join', async () => {
  assert.match(words((await anybody.get('/partnerships')).body), /contact or champion of an organisation can start/)
  assert.doesNotMatch(words((await chair.get('/partnerships')).body), /can start a partnership/)
  const page = words((await anybody.get(base)).body)
  assert.match(page, /Who to ask .*, chair/)
  assert.match(page, /Ask to join/)
  assert.match(page, /Nobody has been asked yet how it goes/)
  assert.doesNotMatch(words((await chair.get(base)).body), /Ask to join/)
})

test('stakeholders: left out needs a reason; two people editing see each other', async () => {
  const refused = await chair.send(`${base}/stakeholders`, {
    name: 'Taxi firms',
    category: 'provider',
    answer: 'left-out',
  })
  assert.equal(refused.status, 422)
  ok(await chair.send(`${base}/stakeholders`, { name: 'Bus riders', category: 'affected', answer: 'invited' }))
  const { id } = await db.selectFrom('stakeholder').select('id').executeTakeFirstOrThrow()
  const page = `${base}/stakeholders/${id}`
  const same = { category: 'affected', version: '1' }
  ok(await chair.send(page, { ...same, name: 'Bus riders', answer: 'consulted' }))
  const late = await chair.send(page, { ...same, name: 'Riders', answer: 'declined' })
  assert.equal(late.status, 409)
  assert.match(words(late.body), /Asked for their view/)
  assert.equal((await verdictOf('affected-included')).verdict, 'met')
  assert.match(await becauseOf('stakeholders-mapped'), /1 of 8 kinds of stakeholder considered/)
  const out = { ...same, version: '2', name: 'Bus riders', answer: 'left-out', reason: 'Too hard to reach.' }
  ok(await chair.send(page, out))
  assert.match(await becauseOf('affected-included'), /Bus riders \(left out, because: Too hard to reach\)/)
  ok(await chair.send(page, { ...same, version: '3', name: 'Bus riders', answer: 'invited' }))
})

test('partners join with reasons; their own contact may change what stands about them', async () => {
  for (const name of ['Vale Council', 'Vale Voluntary Action'])
    ok(await chair.send(`${base}/partners`, { organisation_id: organisations[name]!, reasons: `${name} cares` }))
  const twice = await chair.send(`${base}/partners`, { organisation_id: organisations['Vale Council']! })
  assert.equal(twice.status, 422)
  const partner = await partnerOf('Vale Voluntary Action')
  ok(
    await contact.send(`${base}/partners/${partner}`, {
      offers: 'Drivers',
      limits: 'Evenings',
      support_needs: 'Fuel',
      support_answer: 'Paid',
    }),
  )
  assert.equal((await stranger.get(`${base}/partners/${partner}`)).status, 403)
  assert.equal((await contact.get(`${base}/partners/${await partnerOf('Vale Council')}`)).status, 403)
  const facts = await factsOf()
  assert.deepEqual(facts.partners.map(({ offers }) => offers).sort(), ['', 'Drivers'])
})

async function partnerOf(organisation: string): Promise<string> {
  const row = await db
    .selectFrom('partner')
    .select('id')
    .where('organisation_id', '=', organisations[organisation]!)
    .executeTakeFirstOrThrow()
  return row.id
}

async function seatNamed(name: string): Promise<string> {
  return (await db.selectFrom('seat').select('id').where('name', '=', name).executeTakeFirstOrThrow()).id
}

test('seats: filled, overlaps refused in words, handed over, and the role comes and goes with the seat', async () => {
  const partner_id = await partnerOf('Vale Voluntary Action')
  ok(await chair.send(`${base}/seats`, { name: 'Drivers', partner_id, role: 'member' }))
  ok(await chair.send(`${base}/seats`, { name: 'Council', partner_id: await partnerOf('Vale Council'), role: 'chair' }))
  const holder = `${base}/seats/${await seatNamed('Drivers')}/holder`
  assert.match(words((await chair.get(`${base}/seats`)).body), /2 seats, 2 vacant/)
  ok(await chair.send(holder, { email: 'sam@example.org', mandate: 'representing' }))
  assert.equal((await stranger.get(`${base}/seats/${await seatNamed('Drivers')}/role`)).status, 200)
  const clash = await chair.post(holder, {
    ...(await onceOf(holder)),
    email: 'vic@example.org',
    ...dayParts('from_day', '2026-03-02'),
  })
  assert.equal(clash.status, 422)
  assert.match(words(clash.body), /one holder at a time/)
  ok(
    await contact.send(holder, {
      email: 'vic@example.org',
      ends_current: 'yes',
      ...dayParts('from_day', '2026-03-19'),
    }),
  )
  assert.equal((await factsOf()).seats.find(({ label }) => label === 'Drivers')?.holder?.person, 'Sam Stranger')
  await travelTo('2026-03-20')
  assert.equal((await factsOf()).seats.find(({ label }) => label === 'Drivers')?.holder?.person, 'Vic Contact')
  assert.equal((await stranger.get(`${base}/seats/${await seatNamed('Drivers')}/role`)).status, 403)
  ok(await chair.send(`${base}/seats/${await seatNamed('Council')}/holder`, { email: 'cora@example.org' }))
})

async function onceOf(path: string): Promise<Record<string, string>> {
  const [, once = ''] = /name="_once" value="([^"]+)"/.exec((await chair.get(path)).body) ?? []
  return { _once: once }
}

test('a substitute stands in, with what is delegated', async () => {
  const seat = await seatNamed('Drivers')
  const term = await db
    .selectFrom('holding')
    .select('id')
    .where('seat_id', '=', seat)
    .where('to_day', 'is', null)
    .executeTakeFirstOrThrow()
  const page = `${base}/seats/${seat}/terms/${term.id}/substitute`
  assert.equal((await contact.send(page, { email: 'vic@example.org', authority: 'All' })).status, 422)
  ok(await contact.send(page, { email: 'jo@example.org', name: 'Jo Bell', authority: 'The same' }))
  const { substitute } = (await factsOf()).seats.find(({ label }) => label === 'Drivers')!
  assert.deepEqual(substitute, { person: 'Jo Bell', authority: 'The same' })
})

test('whoever runs it cannot say in a partner’s name that it joined, whom it sends and what they may decide', async () => {
  const drivers = async () => (await factsOf()).seats.find(({ label }) => label === 'Drivers')!
  const { id: seat, holder } = await drivers()
  assert.equal(holder?.confirmedOn, '2026-03-02', 'the contact filled the seat: its own word')
  ok(await chair.send(`${base}/seats/${seat}/terms/${holder?.id}`, { authority: 'Anything up to a million' }))
  assert.equal(
    (await drivers()).holder?.authorityConfirmedOn,
    null,
    'what the chair typed is not what the partner said',
  )
  const list = (await contact.get('/asked')).body
  const pages = [...list.matchAll(/href="(\/asked\/[^"]+)">([^<]+)/g)].map(([, page = '', title = '']) => ({
    page,
    title,
  }))
  const term = pages.find(({ title }) => title.startsWith('Who holds'))!
  assert.match(words((await contact.get(term.page)).body), /Anything up to a million/)
  ok(await contact.send(term.page, { agreed: 'yes' }))
  assert.equal((await drivers()).holder?.authorityConfirmedOn, '2026-03-20')
  const joining = pages.find(({ title }) => title.startsWith('Taking part'))!
  assert.equal((await chair.post(joining.page, { agreed: 'yes' })).status, 403)
  ok(
    await contact.send(joining.page, {
      agreed: 'yes',
      reasons: 'Our drivers know every lane.',
      offers: 'Forty drivers',
    }),
  )
  const own = (await factsOf()).partners.find(({ label }) => label === 'Vale Voluntary Action')!
  assert.deepEqual([own.reasons, own.offers], ['Our drivers know every lane.', 'Forty drivers'])
  assert.match(words((await anybody.get(base)).body), /Our drivers know every lane\. It has said so itself\./)
})

/** The page on which somebody is asked about the terms, as their own list has it. */
async function askedAboutTerms(who: Visitor): Promise<string> {
  const found = /href="(\/asked\/[^"]+)">Terms of reference/.exec((await who.get('/asked')).body)
  return found?.[1] ?? assert.fail('nothing is asked')
}

test('terms: from the model, agreed partner by partner; a new version asks again and keeps paragraphs', async () => {
  ok(
    await chair.send(`${base}/settings`, {
      purpose: 'Everybody reaches the clinic.',
      evaluation_plan: 'Missed appointments are counted in June.',
      ...dayParts('started_on', '2026-03-05'),
      state: 'running',
    }),
  )
  const draft = await chair.get(`${base}/terms/writing`)
  assert.match(draft.body, /Everybody reaches the clinic/)
  ok(await chair.send(`${base}/terms/writing`, {}))
  assert.match(words((await anybody.get(`${base}/terms`)).body), /Vale Council No answer yet/)
  const [own = '', other = ''] = await Promise.all([contact, chair].map(askedAboutTerms))
  assert.equal((await contact.send(own, { agreed: 'no' })).status, 422, 'a no says why')
  ok(await contact.send(own, { agreed: 'yes', comment: 'Meet by day.' }))
  assert.equal((await factsOf()).terms?.agreements.filter(({ answer }) => answer !== null).length, 1)
  ok(await chair.send(other, { agreed: 'yes' }))
  assert.match(words((await anybody.get(`${base}/terms`)).body), /In force/)
  ok(await chair.send(`${base}/terms/writing`, { conduct: 'We listen.', what_changed: 'Shorter' }))
  const texts = await db
    .selectFrom('paragraph_text')
    .innerJoin('document_version', 'document_version.id', 'paragraph_text.document_version_id')
    .select(['paragraph_text.paragraph_id as id', 'document_version.sequence', 'path'])
    .where('path', '=', '1.1')
    .execute()
  assert.equal(texts.length, 2)
  assert.equal(texts[0]?.id, texts[1]?.id)
  const { terms, newTerms } = await factsOf()
  assert.match(terms?.label ?? '', /version 1/, 'the version in force is judged until the next one is agreed')
  assert.equal(terms?.inForce, true)
  assert.match(newTerms?.label ?? '', /version 2/)
  assert.ok(newTerms?.agreements.every(({ answer }) => answer === null))
  assert.match(await becauseOf('accountability-lines'), /version 1: they state who answers to whom/)
  assert.match(
    await becauseOf('terms-of-reference'),
    /10 of 10 topics are covered; 2 of 2 partners have agreed\. .*version 2 is in hand: 0 of 2/,
  )
})

test('health check: once a seat, no names, too few to show, then closed for good', async () => {
  ok(await chair.send(`${base}/health-check/opening`, { kind: 'health-check' }))
  const round = (await db.selectFrom('survey_round').select('id').executeTakeFirstOrThrow()).id
  const page = `${base}/health-check/${round}/answer`
  assert.equal((await stranger.get(page)).status, 403)
  assert.equal((await contact.send(page, {})).status, 422)
  ok(await contact.send(page, { valued: '5', progress: '2', comment: 'Meet by day' }))
  assert.doesNotMatch((await contact.get(page)).body, /name="valued"/)
  const [answer] = await db.selectFrom('survey_answer').selectAll().execute()
  assert.doesNotMatch(JSON.stringify(answer), new RegExp(people['Vic Contact']!))
  const early = words((await chair.get(`${base}/health-check/${round}/closing`)).body)
  assert.match(early, /1 seat has answered, 1 can still/)
  ok(await chair.send(`${base}/health-check/${round}/closing`, { summary: 'So far' }))
  const open = await db.selectFrom('survey_round').select(['closed_on', 'summary']).executeTakeFirstOrThrow()
  assert.deepEqual(open, { closed_on: null, summary: 'So far' })
  ok(await chair.send(page, { valued: '4' }))
  ok(await chair.send(`${base}/health-check/${round}/closing`, {}))
  const results = await anybody.get(`${base}/health-check`)
  assert.match(words(results.body), /2 seats answered of 2 seats that were filled/)
  assert.match(words(results.body), /results are not shown/)
  assert.doesNotMatch(results.body, /Meet by day/)
  const [check] = (await factsOf()).healthChecks
  assert.deepEqual([check?.seats, check?.answered, check?.answers.length], [2, 2, 0])
  // Where all say the same, nobody can read off what any of them said.
  const answers = JSON.stringify({ scores: { valued: 5 }, comment: '' })
  const alike = () => ({ id: newId(), survey_round_id: round, sector: 'statutory', answers })
  await db
    .insertInto('survey_answer')
    .values(Array.from({ length: 5 }, alike))
    .execute()
  app.hub.forgetPages()
  const told = words((await anybody.get(`${base}/health-check`)).body)
  assert.match(told, /At least 6 of 7 agree/)
  assert.doesNotMatch(told, /7 of 7|\d · \d/)
  const [now] = (await factsOf()).healthChecks
  assert.deepEqual(
    now?.answers.map(({ answers, agree, most }) => [answers, agree, most]),
    [[7, 6, 7]],
  )
})

test('a concern about those who run it goes to the secretariat alone', async () => {
  const before = await db.selectFrom('outgoing_mail').select('id').execute()
  ok(await anybody.send(`${base}/concern`, { about: 'The chair shouts at us.', for_secretariat: 'yes' }))
  const told = await db
    .selectFrom('outgoing_mail')
    .select('id')
    .where(
      'id',
      'not in',
      before.map(({ id }) => id),
    )
    .execute()
  assert.equal(told.length, 1)
  const { id } = await db
    .selectFrom('concern')
    .select('id')
    .where('for_secretariat', '=', true)
    .executeTakeFirstOrThrow()
  assert.doesNotMatch(words((await chair.get(`${base}/concerns`)).body), /shouts/)
  assert.equal((await chair.get(`${base}/concerns/${id}`)).status, 403)
  assert.doesNotMatch(words((await chair.get('/tasks')).body), /Acknowledge 1 concern|Deal with 1 concern/)
  const secretary = await app.visitor(await secretariatPerson())
  assert.match(
    words((await secretary.get(`${base}/concerns`)).body),
    /For the secretariat only: The chair shouts at us/,
  )
  assert.match(words((await secretary.get('/tasks')).body), /Deal with 1 concern about those who run it/)
  ok(await secretary.send(`${base}/concerns/${id}`, { step: 'talks' }))
  await db.deleteFrom('case_step').where('concern_id', '=', id).execute()
  await db.deleteFrom('concern').where('id', '=', id).execute()
})

async function secretariatPerson(): Promise<string> {
  const person = newId()
  await db.insertInto('person').values({ id: person, name: 'Sec', email: 'sec@example.org' }).execute()
  const { id: area } = await db.selectFrom('area').select('id').executeTakeFirstOrThrow()
  await db
    .insertInto('role_grant')
    .values({
      id: newId(),
      person_id: person,
      role: 'secretariat',
      subject_kind: 'area',
      subject_id: area,
      from_day: '2025-01-01' as Day,
    })
    .execute()
  return person
}

test('anybody asks to join or raises a concern; the chair answers; contacts are sealed', async () => {
  ok(await anybody.send(`${base}/joining`, { who: 'Vale Taxis', reasons: 'We drive', contact: 'taxi@example.org' }))
  const request = await db.selectFrom('join_request').selectAll().executeTakeFirstOrThrow()
  assert.doesNotMatch(request.sealed_contact!.toString('latin1'), /taxi@/)
  assert.equal((await contact.get(`${base}/join-requests`)).status, 403)
  const page = `${base}/join-requests/${request.id}`
  assert.doesNotMatch((await chair.get(page)).body, /taxi@example\.org/)
  assert.doesNotMatch((await chair.get(`${page}/contact`)).body, /taxi@example\.org/)
  assert.equal((await contact.get(`${page}/contact`)).status, 403)
  assert.equal((await chair.send(`${page}/contact`, {})).status, 422)
  const opened = await chair.send(`${page}/contact`, { purpose: 'ask-back' })
  assert.match(words(opened.body), /taxi@example\.org.*Cora Chair, To ask them something/)
  ok(await chair.send(page, { accepted: 'yes', answer: 'Welcome' }))
  ok(await anybody.send(`${base}/concern`, { about: 'One of us talks all the time.' }))
  const concern = await db.selectFrom('concern').select('id').executeTakeFirstOrThrow()
  assert.equal((await anybody.get(`${base}/concerns`, false)).status, 303)
  assert.doesNotMatch((await anybody.get(base)).body, /talks all the time/)
  assert.equal((await chair.send(`${base}/concerns/${concern.id}/outcome`, { outcome: 'settled' })).status, 422)
  ok(await chair.send(`${base}/concerns/${concern.id}/outcome`, { outcome: 'settled', answer: 'We take turns now.' }))
  assert.equal((await factsOf()).concerns[0]?.answeredOn, '2026-03-20')
  assert.equal((await chair.get(`${base}/concerns/${concern.id}/contact`)).status, 403)
})

test('one address sends only so many forms in an hour, and keeps what was typed', async () => {
  const about = 'Nobody answers the telephone.'
  let answer = await anybody.send(`${base}/concern`, { about })
  for (let sent = 0; sent < 30 && answer.status === 200; sent++)
    answer = await anybody.send(`${base}/concern`, { about })
  assert.equal(answer.status, 422)
  assert.match(words(answer.body), /again in an hour.*Nobody answers the telephone/)
  const kept = await db.selectFrom('concern').select('id').where('about', '=', about).execute()
  assert.ok(kept.length < 30)
  await travelTo('2026-03-20')
  app.clock.now = new Date('2026-03-20T10:30:00Z')
  assert.equal((await anybody.send(`${base}/concern`, { about: 'Better now' })).status, 200)
})

test('register: found by topic and sector, as a table, a spreadsheet and a network', async () => {
  assert.match(
    words((await anybody.get('/partnerships?topic=older&sector=voluntary')).body),
    /1 partnership .*Lifts for all/,
  )
  assert.match(words((await anybody.get('/partnerships?words=zzz')).body), /No partnership matches/)
  const sheet = (await anybody.get('/partnerships.csv')).body
  assert.match(
    sheet,
    /name,kind,state,purpose,topics,places,startedOn,endsOn,evaluationPlan,partners,seats,vacant,address/,
  )
  assert.match(sheet, /Lifts for all,task,running/)
  const told = JSON.parse((await anybody.get('/api/v1/partnerships/lifts-for-all')).body)
  assert.deepEqual([told.evaluationPlan, told.startedOn], ['Missed appointments are counted in June.', '2026-03-05'])
  assert.match(
    words((await anybody.get(base)).body),
    /How it looks at how it went Missed appointments are counted in June\./,
  )
  const network = words((await anybody.get('/partnerships/network')).body)
  assert.match(network, /2 organisations, 1 pair sits together.*100%/)
})

test('every page of the workspace opens for the chair', async () => {
  assert.match(words((await chair.get(`${base}/plan`)).body), /\d+ of \d+ tasks done/)
  const pages = [
    'plan',
    'scope',
    'scope/similar',
    'scope/decision',
    'stakeholders',
    'stakeholder-kinds',
    'advice',
    'partners',
    'seats',
    'communities',
    'objectives/new',
    'steps/new',
    'settings',
    'team',
    'ending',
    'join-requests',
    'concerns',
    'health-check/opening',
  ]
  for (const page of pages) {
    assert.equal((await chair.get(`${base}/${page}`)).status, 200, page)
    assert.ok([401, 303].includes((await anybody.get(`${base}/${page}`, false)).status), page)
  }
  ok(await chair.send(`${base}/objectives/new`, { text: 'Forty lifts a week', measure: 'lifts given' }))
  ok(await chair.send(`${base}/communities`, { name: 'Young carers', gap_action: 'We ask the school' }))
  ok(await chair.send(`${base}/advice`, { organisation_id: organisations['Vale Voluntary Action']! }))
  ok(await chair.send(`${base}/stakeholder-kinds`, { nobody: ['funder'] }))
  ok(await chair.send(`${base}/team`, { email: 'ada@example.org', name: 'Ada Admin', role: 'administrator' }))
  assert.equal((await factsOf()).objectives[0]?.label, 'Forty lifts a week')
})

test('a partner withdraws mid-way: its seats and terms end, the rest stays', async () => {
  const partner = await partnerOf('Vale Voluntary Action')
  const early = await contact.send(`${base}/partners/${partner}/leaving`, {
    because: 'x',
    ...dayParts('last_day', '2025-01-01'),
  })
  assert.equal(early.status, 422)
  const held = {
    id: newId(),
    partnership_id: await partnershipId(),
    state: 'held' as const,
    held_on: await app.hub.today(),
  }
  await db
    .insertInto('meeting')
    .values({ ...held, announced_on: held.held_on })
    .execute()
  const backdated = await contact.send(`${base}/partners/${partner}/leaving`, {
    because: 'x',
    ...dayParts('last_day', addDays(held.held_on, -1)),
  })
  assert.match(words(backdated.body), /a meeting was held that day/)
  ok(await contact.send(`${base}/partners/${partner}/leaving`, { because: 'Our drivers moved away' }))
  await travelTo('2026-03-21')
  const page = words((await anybody.get(base)).body)
  assert.match(page, /Our drivers moved away/)
  assert.doesNotMatch(page, /Vic Contact/)
  const seats = (await factsOf()).seats.map(({ label }) => label)
  assert.deepEqual(seats, ['Council'])
  const open = await db
    .selectFrom('role_grant')
    .select('id')
    .where('person_id', '=', people['Vic Contact']!)
    .where('role', '=', 'representative')
    .where(eb => eb.or([eb('to_day', 'is', null), eb('to_day', '>=', '2026-03-21' as Day)]))
    .execute()
  assert.deepEqual(open, [])
})

test('ending: seats end, the record stays and can be added to', async () => {
  ok(await putEnd(chair, base, { reason: 'Buses run again', outcomes: 'Forty lifts a week' }))
  assert.equal((await factsOf()).state, 'running', 'whoever puts it to their own organisation has not answered for it')
  const asked = [...(await chair.get('/asked')).body.matchAll(/href="(\/asked\/[^"]+)">([^<]+)/g)]
  const question = asked.find(([, , title = '']) => title.includes('end the partnership'))?.[1]
  ok(await chair.send(question ?? assert.fail('not asked'), { agreed: 'yes' }))
  ok(await chair.send(`${base}/ending`, { lessons: 'Begin with drivers' }))
  assert.match(
    words((await anybody.get(base)).body),
    /Ended.*Forty lifts a week.*What the next one should do.*Begin with drivers/,
  )
  const facts = await factsOf()
  assert.equal(facts.state, 'ended')
  assert.equal(facts.seats.length, 1)
  assert.equal((await anybody.get(`${base}/joining`)).status, 200)
  assert.match(words((await anybody.get(`${base}/joining`)).body), /takes no new partners/)
  const { id } = await db
    .selectFrom('person')
    .select('id')
    .where('email', '=', 'sec@example.org')
    .executeTakeFirstOrThrow()
  const tasks = words((await (await app.visitor(id)).get('/tasks')).body)
  assert.match(tasks, /Answer \d+ concerns left by a partnership that has ended/)
  assert.doesNotMatch(tasks, /about those who run it/)
})

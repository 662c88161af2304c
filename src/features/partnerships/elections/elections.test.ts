/** Elections: called for a seat of a sector, nominated, voted on in secret once for each body, declared with a lot, and the seat filled. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { type TestApp, testApp, type Visitor, words } from '../../../../test/support/app.ts'
import {
  factsOfPartnership,
  type SeatedPartnership,
  seatedPartnership,
  typedDay,
} from '../../../../test/support/seated-partnership.ts'
import { findForm } from '../../../../worlds/visitor.ts'
import { newId } from '../../../db/ids.ts'
import type { Day } from '../../../kernel/day.ts'
import { day } from '../../../kernel/day.ts'
import { openMail } from '../../../mail/mail.ts'
import { digestOf, nothingTyped } from '../../../web/once.ts'
import { drawLot } from './declaring.ts'
import { count } from './election.ts'
import { holdElectionsJob } from './hold-elections.job.ts'

let app: TestApp
let board: SeatedPartnership
let admin: Visitor
let reader: Visitor
let seat: string
const at = '/partnerships/board/elections'
const groups = 7

before(async () => {
  app = await testApp(new Date('2026-03-02T09:00:00Z'))
  const { db } = app.hub
  board = await seatedPartnership(db, 'board')
  admin = await app.visitor(board.people.admin)
  reader = await app.visitor()
  seat = newId()
  await db
    .insertInto('seat')
    .values({
      id: seat,
      partnership_id: board.id,
      name: 'Community groups',
      sector: 'community',
      from_day: day('2026-01-01'),
    })
    .execute()
  for (let n = 1; n <= groups; n++)
    await db
      .insertInto('organisation')
      .values({
        id: newId(),
        slug: `group-${n}`,
        name: `Group ${n}`,
        sector: 'community',
        email: `group${n}@example.org`,
      })
      .execute()
})
after(() => app.close())

const call = (days: Readonly<Record<string, string>> = {}) =>
  admin.send(`${at}/new`, {
    seat_id: seat,
    kind: 'term',
    ...typedDay('nominations_until', '2026-03-20'),
    ...typedDay('opens_on', '2026-03-23'),
    ...typedDay('closes_on', '2026-04-10'),
    ...typedDay('term_from', '2026-04-20'),
    ...typedDay('term_to', '2029-04-19'),
    officer_email: 'officer@example.org',
    officer_name: 'Olu Officer',
    ...days,
  })
async function at9(on: string): Promise<void> {
  app.clock.now = new Date(`${on}T09:00:00Z`)
  admin = await app.visitor(board.people.admin)
  await holdElectionsJob.run(app.hub)
}
const personOf = async (email: string) =>
  (await app.hub.db.selectFrom('person').select('id').where('email', '=', email).executeTakeFirstOrThrow()).id
const mails = async () =>
  (await app.hub.db.selectFrom('outgoing_mail').selectAll().orderBy('created_at').orderBy('id').execute()).map(row =>
    openMail(app.hub.seal, row),
  )
/** The latest link of a kind that was mailed to an address. */
const linkTo = async (to: string, way: 'nominate' | 'vote' | 'standing') => {
  const body = (await mails()).findLast(mail => mail.to === to && mail.body.includes(`/elections/${way}/`))?.body ?? ''
  return new RegExp(`/elections/${way}/[\\w-]+`).exec(body)?.[0] ?? assert.fail(`no ${way} mail to ${to}`)
}
const running = async () => {
  const row = await app.hub.db.selectFrom('election').selectAll().orderBy('id', 'desc').executeTakeFirstOrThrow()
  return { ...row, page: `${at}/${row.id}` }
}
async function stand(group: number, name: string): Promise<void> {
  const email = `${name.toLowerCase()}@example.org`
  await reader.send(await linkTo(`group${group}@example.org`, 'nominate'), { email, name, statement: 'Knows us well.' })
  const link = await linkTo(email, 'standing')
  assert.equal((await reader.send(link, { stands: 'yes', statement: `${name} wants halls open late.` })).status, 200)
}
/** Somebody of the secretariat, who sees the record of changes and the mails. */
async function secretaryOf(): Promise<string> {
  const { db } = app.hub
  const id = newId()
  await db.insertInto('person').values({ id, name: 'Sam Secretary', email: 'sam@example.org' }).execute()
  const area = await db.selectFrom('area').select('id').executeTakeFirstOrThrow()
  const grant = { role: 'secretariat', subject_kind: 'area', subject_id: area.id, from_day: day('2026-01-01') } as const
  await db
    .insertInto('role_grant')
    .values({ id: newId(), person_id: id, ...grant })
    .execute()
  return id
}
const papersOf = (election: string) =>
  app.hub.db.selectFrom('election_paper').select('id').where('election_id', '=', election).execute()
/** Groups that become one body, which was there already or is new, as it stands once that was carried out. */
async function becomeOne(ending: readonly number[], into: string): Promise<void> {
  const { db } = app.hub
  const slugs = ending.map(n => `group-${n}`)
  await db
    .insertInto('organisation')
    .values({ id: newId(), slug: into, name: into, sector: 'community' })
    .onConflict(oc => oc.column('slug').doNothing())
    .execute()
  const bodies = await db
    .selectFrom('organisation')
    .select(['id', 'slug'])
    .where('slug', 'in', [...slugs, into])
    .execute()
  const id = newId()
  const on = day('2026-05-14')
  await db
    .insertInto('body_change')
    .values({
      id,
      last_day: day('2026-05-13'),
      because: 'Their members decided it.',
      announced_on: on,
      announced_by: board.people.admin,
      heir_id: bodies.find(({ slug }) => slug === into)!.id,
      done_on: on,
    })
    .execute()
  await db
    .insertInto('body_change_body')
    .values(
      bodies.map(one => ({ id: newId(), body_change_id: id, organisation_id: one.id, ends: slugs.includes(one.slug) })),
    )
    .execute()
  await db
    .updateTable('organisation')
    .set({ ended_on: day('2026-05-13') })
    .where('slug', 'in', slugs)
    .execute()
}
const candidate = async (name: string) =>
  (
    await app.hub.db
      .selectFrom('election_nomination as n')
      .innerJoin('person as p', 'p.id', 'n.person_id')
      .select('n.id')
      .where('p.name', '=', name)
      .orderBy('n.id', 'desc')
      .executeTakeFirstOrThrow()
  ).id
const vote = async (group: number, paper: string) =>
  reader.send(await linkTo(`group${group}@example.org`, 'vote'), { paper })

test('an election is called with its days in order, and every body of the sector is asked, picked by nobody', async () => {
  const early = await call(typedDay('term_from', '2026-04-01'))
  assert.equal(early.status, 422)
  assert.match(words(early.body), /The term begins after the last day of voting/)
  assert.equal((await call(typedDay('nominations_until', '2026-03-03'))).status, 422)
  assert.equal((await (await app.visitor(board.people.ada)).get(`${at}/new`)).status, 403)
  const called = await call()
  assert.equal(called.status, 200, words(called.body))
  assert.match(words(called.body), /The election is called/)
  assert.equal((await mails()).filter(mail => /\/elections\/nominate\//.test(mail.body)).length, groups)
  assert.ok((await mails()).some(mail => mail.to === 'officer@example.org'))
  assert.equal((await call()).status, 422, 'one election for a seat at a time')
})

test('a body nominates once; who is nominated stands only after saying yes, and is named to nobody before', async () => {
  const link = await linkTo('group1@example.org', 'nominate')
  const officer = await reader.send(link, { email: 'officer@example.org', name: 'Olu Officer' })
  assert.match(words(officer.body), /returning officer, who cannot stand/)
  await stand(1, 'Asha')
  const again = await reader.send(link, { email: 'bo@example.org', name: 'Bo' }).catch((error: unknown) => error)
  assert.ok(again instanceof Error || (again as { status: number }).status === 422)
  await stand(2, 'Bela')
  const third = await linkTo('group3@example.org', 'nominate')
  const asked = await reader.send(third, { email: 'cem@example.org', name: 'Cem' })
  assert.doesNotMatch(words(asked.body), /Cem/, 'whose an address is, is told to nobody who types it')
  const blank = await reader.send(await linkTo('cem@example.org', 'standing'), { stands: 'yes', statement: 'x' })
  assert.equal(blank.status, 422)
  await reader.send(await linkTo('cem@example.org', 'standing'), { stands: 'no' })
  const pressed = await reader.send(third, { email: 'cem@example.org', name: 'Cem' })
  assert.equal(pressed.status, 422)
  assert.match(words(pressed.body), /They have said no to your body/)
  assert.doesNotMatch((await reader.get((await running()).page)).body, /Asha|Bela|Cem/)
})

test('voting is open on its days alone', async () => {
  await at9('2026-03-21')
  const shown = words((await reader.get((await running()).page)).body)
  assert.match(shown, /Asha Nominated by Group 1 Asha wants halls open late/)
  assert.doesNotMatch(shown, /Cem/)
  assert.equal((await mails()).filter(mail => /\/elections\/vote\//.test(mail.body)).length, 0)
  await at9('2026-03-23')
  assert.equal((await mails()).filter(mail => /\/elections\/vote\//.test(mail.body)).length, groups)
  await holdElectionsJob.run(app.hub)
  assert.equal((await mails()).filter(mail => /\/elections\/vote\//.test(mail.body)).length, groups, 'sent once')
})

test('each body votes once, from whichever phone is first, and nothing tells for whom', async () => {
  const asha = await candidate('Asha')
  const link = await linkTo('group1@example.org', 'vote')
  const ballot = await reader.get(link)
  assert.doesNotMatch(ballot.body, /value="[^"]+"\s+checked/, 'nothing is filled in')
  const blank = await reader.send(link, {})
  assert.equal(blank.status, 422)
  const phones = [await app.visitor(), await app.visitor()]
  const forms = await Promise.all(phones.map(async phone => findForm((await phone.get(link)).body)!.values))
  const both = await Promise.all(phones.map((phone, at) => phone.post(link, { ...forms[at], paper: asha })))
  assert.deepEqual(both.map(({ status }) => status).sort(), [200, 422])
  const first = both.findIndex(({ status }) => status === 200)
  const twice = await phones[first]!.post(link, { ...forms[first], paper: await candidate('Bela') })
  assert.match(words(twice.body), /Group 1 has voted\. A vote cannot be changed/, 'the same form, sent again')
  for (const group of [2, 3]) await vote(group, await candidate('Bela'))
  const kept = await app.hub.db.selectFrom('election_paper').selectAll().execute()
  assert.equal(kept.length, 3)
  assert.deepEqual(Object.keys(kept[0]!).sort(), ['election_id', 'id', 'nomination_id'])
  const entries = await app.hub.db
    .selectFrom('audit_entry')
    .select(['actor_id', 'after'])
    .where('action', '=', 'partnership.election-voted')
    .execute()
  assert.equal(entries.length, 3)
  assert.ok(entries.every(({ actor_id, after: said }) => actor_id === null && said === null))
  assert.equal((await vote(4, newId())).status, 422, 'for somebody who does not stand')
  const taken = await app.hub.db.selectFrom('submission').selectAll().where('page', 'like', '%/vote%').execute()
  assert.equal(taken.length, 3)
  for (const { token, digest, sealed_location } of taken) {
    assert.deepEqual(digest, digestOf(nothingTyped, app.hub.seal, token), 'nobody with the key can try out the papers')
    assert.equal(app.hub.seal.open(sealed_location!, `submission:${token}`), '', 'nor read whose link it was')
  }
  const { rows: moments } = await sql`
    select distinct xmin::text from election_body union select xmin::text from election_paper`.execute(app.hub.db)
  assert.equal(moments.length, 1, 'no row tells by its transaction which vote it came with')
  const secretary = await app.visitor(await secretaryOf())
  for (const list of ['/audit', '/audit?action=partnership.election-voted', '/audit.csv'])
    assert.doesNotMatch(words((await secretary.get(list)).body), /election voted/i, `${list} counts no votes`)
  for (const who of [reader, admin])
    assert.doesNotMatch(words((await who.get((await running()).page)).body), /has voted|\d of 7/)
})

test('who speaks for a body votes signed in, as a task, and for no other body', async () => {
  const { db } = app.hub
  const organisation = await db
    .selectFrom('organisation')
    .select('id')
    .where('slug', '=', 'group-4')
    .executeTakeFirstOrThrow()
  await db
    .insertInto('role_grant')
    .values({
      id: newId(),
      person_id: board.people.outsider,
      role: 'contact',
      subject_kind: 'organisation',
      subject_id: organisation.id,
      from_day: day('2026-01-01'),
    })
    .execute()
  const contact = await app.visitor(board.people.outsider)
  assert.match(words((await contact.get('/tasks')).body), /Vote for Community groups/)
  const body = async (slug: string) =>
    (
      await db
        .selectFrom('election_body as b')
        .innerJoin('organisation as o', 'o.id', 'b.organisation_id')
        .select('b.id')
        .where('o.slug', '=', slug)
        .executeTakeFirstOrThrow()
    ).id
  const { page } = await running()
  assert.equal((await contact.get(`${page}/bodies/${await body('group-5')}/vote`)).status, 403)
  const own = `${page}/bodies/${await body('group-4')}/vote`
  const ballot = findForm((await contact.get(own)).body)!.values
  const signedOut = await (await app.visitor()).post(own, { ...ballot, paper: await candidate('Asha') })
  assert.equal(signedOut.status, 401)
  assert.deepEqual(await db.selectFrom('held_form').select('id').execute(), [], 'a paper is held for nobody')
  await contact.send(own, { paper: await candidate('Asha') })
  assert.doesNotMatch(words((await contact.get('/tasks')).body), /Vote for Community groups/)
})

test('every body is reminded alike, and nobody votes after the last day', async () => {
  await at9('2026-04-08')
  const reminded = (await mails()).filter(mail => /^Voting ends soon/.test(mail.subject))
  assert.equal(new Set(reminded.map(({ to }) => to)).size, groups, 'whoever sees who was mailed learns nothing')
  assert.equal(new Set(reminded.map(({ body }) => body.replace(/Dear .*|http\S+/g, ''))).size, 1)
  await vote(5, 'nobody')
  const link = await linkTo('group6@example.org', 'vote')
  await at9('2026-04-11')
  assert.match(words((await reader.get(link)).body), /Voting ended on/)
  assert.equal((await app.hub.db.selectFrom('election_paper').selectAll().execute()).length, 5)
})

/** Where all vote alike, whoever knows that a body voted would know how: it is told as all or all but one, and no votes. */
async function toldWhereAlike(page: string, id: string): Promise<void> {
  const { db } = app.hub
  const papers = () => db.selectFrom('election_paper').selectAll().where('election_id', '=', id)
  const before = await papers().execute()
  const { elected_id } = await db
    .selectFrom('election')
    .select('elected_id')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const said = new Set<string>()
  for (const otherwise of [0, 1]) {
    const votes = before.map((paper, at) => ({ ...paper, nomination_id: at < otherwise ? null : elected_id }))
    await db.deleteFrom('election_paper').where('election_id', '=', id).execute()
    await db.insertInto('election_paper').values(votes).execute()
    app.hub.forgetPages()
    said.add(words((await reader.get(page)).body))
  }
  assert.equal(said.size, 1, 'one that voted otherwise makes no difference')
  assert.match([...said][0]!, /5 of 7 bodies voted, all of them alike or all but one/)
  assert.doesNotMatch([...said][0]!, /Asha \d|Bela \d|for nobody/)
  await db.deleteFrom('election_paper').where('election_id', '=', id).execute()
  await db.insertInto('election_paper').values(before).execute()
  app.hub.forgetPages()
}

test('the returning officer declares without having seen a vote, the Hub draws the lot, and the seat is filled', async () => {
  const { page, id } = await running()
  assert.equal((await admin.get(`${page}/declaration`)).status, 404, 'who runs the board does not declare')
  const officer = await app.visitor(await personOf('officer@example.org'))
  assert.match(words((await officer.get('/tasks')).body), /Declare the result for Community groups/)
  assert.doesNotMatch(words((await officer.get(`${page}/declaration`)).body), /\b2 votes|Asha|Bela/)
  assert.equal((await officer.send(`${page}/declaration`, {})).status, 422)
  const declared = await officer.send(`${page}/declaration`, { in_order: 'yes' })
  assert.match(words(declared.body), /Asha, Bela had the same number of votes\. The Hub drew the lot/)
  assert.match(words(declared.body), /(Asha|Bela) was elected/)
  const shown = words((await reader.get(page)).body)
  assert.match(shown, /5 of 7 bodies voted, 1 of them for nobody/)
  assert.match(shown, /Asha 2 Bela 2|Bela 2 Asha 2/)
  await toldWhereAlike(page, id)
  const { holding_id, lot, lot_between, elected_id } = await app.hub.db
    .selectFrom('election')
    .select(['holding_id', 'lot', 'lot_between', 'elected_id'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  assert.equal(elected_id, drawLot(lot, lot_between), 'by the lot that was made with the election')
  const held = await app.hub.db
    .selectFrom('holding')
    .selectAll()
    .where('id', '=', holding_id!)
    .executeTakeFirstOrThrow()
  assert.deepEqual(
    [held.seat_id, held.from_day, held.to_day, held.selection_public],
    [seat, '2026-04-20', '2029-04-19', true],
  )
  assert.match(held.selection, /secret vote of the community groups of the area, 7 in number/)
  const role = await app.hub.db
    .selectFrom('role_grant')
    .select(['role', 'from_day'])
    .where('person_id', '=', held.person_id)
    .execute()
  assert.deepEqual(role, [{ role: 'representative', from_day: '2026-04-20' }])
  assert.equal((await mails()).filter(mail => /^Result of/.test(mail.subject)).length, groups + 2)
  await at9('2026-04-21')
  const facts = await factsOfPartnership(app, board)
  assert.deepEqual(facts.seats.find(one => one.id === seat)?.holder?.elected, { on: '2026-04-11' as Day, voted: true })
})

test('bodies that become one have one vote, of few papers no votes are told, and one who stands alone is elected without a vote', async () => {
  const { db } = app.hub
  await db
    .updateTable('holding')
    .set({ to_day: day('2026-05-01') })
    .where('seat_id', '=', seat)
    .execute()
  await at9('2026-05-02')
  const days = {
    kind: 'by-election',
    ...typedDay('nominations_until', '2026-05-12'),
    ...typedDay('opens_on', '2026-05-13'),
    ...typedDay('closes_on', '2026-05-30'),
    ...typedDay('term_from', '2026-06-01'),
    ...typedDay('term_to', '2029-04-19'),
  }
  assert.equal((await call({ ...days, ...typedDay('term_to', '') })).status, 422, 'a by-election has its last day')
  await call(days)
  await stand(1, 'Dara')
  await stand(2, 'Emil')
  await at9('2026-05-13')
  await vote(1, await candidate('Dara'))
  await vote(2, await candidate('Emil'))
  await becomeOne([3], 'group-1')
  await becomeOne([5, 6], 'union')
  const inTheOther = await vote(3, 'nobody').catch(String)
  assert.match(String(inTheOther), /no form/i, 'the body that it went into has a vote')
  assert.match(
    words((await reader.get(await linkTo('group3@example.org', 'vote'))).body),
    /Group 3 has ended and has no vote/,
  )
  const late = findForm((await reader.get(await linkTo('group6@example.org', 'vote'))).body)!.values
  await vote(5, 'nobody')
  const second = await reader.post(await linkTo('group6@example.org', 'vote'), { ...late, paper: 'nobody' })
  assert.match(words(second.body), /Your body has ended and has no vote/, 'those that became a new one have one vote')
  assert.equal((await papersOf((await running()).id)).length, 3)
  await db
    .updateTable('body_change')
    .set({ undone_on: day('2026-05-20'), undone_why: 'Not yet.' })
    .execute()
  await db.updateTable('organisation').set({ ended_on: null }).execute()
  await at9('2026-06-01')
  const officer = await app.visitor(await personOf('officer@example.org'))
  const { page } = await running()
  const told = words((await officer.send(`${page}/declaration`, { in_order: 'yes' })).body)
  assert.match(told, /(Dara|Emil) was elected/)
  assert.match(told, /Fewer than 5 of 7 bodies voted/)
  assert.doesNotMatch(words((await reader.get(page)).body), /2 of 7|Dara 1|same number|drew the lot/)
  const entry = await db
    .selectFrom('audit_entry')
    .select('after')
    .where('record_id', '=', (await running()).id)
    .where('action', '=', 'partnership.election-declared')
    .executeTakeFirstOrThrow()
  assert.deepEqual(Object.keys(entry.after as object).sort(), ['elected', 'outcome'], 'nor that a lot was drawn')
  await db
    .updateTable('holding')
    .set({ to_day: day('2026-06-02') })
    .where('seat_id', '=', seat)
    .where('to_day', '>', day('2026-06-02'))
    .execute()
  await at9('2026-06-03')
  await call({
    ...typedDay('nominations_until', '2026-06-12'),
    ...typedDay('opens_on', '2026-06-13'),
    ...typedDay('closes_on', '2026-06-30'),
    ...typedDay('term_from', '2026-07-01'),
  })
  await stand(3, 'Fay')
  await at9('2026-06-13')
  assert.match(
    words((await officer.send(`${(await running()).page}/declaration`, { in_order: 'yes' })).body),
    /Fay was the only one who stood/,
  )
})

test('an election that is called off counts for nothing, with its reason, and another can be called', async () => {
  const { db } = app.hub
  await db
    .updateTable('holding')
    .set({ to_day: day('2026-07-02') })
    .where('seat_id', '=', seat)
    .where('to_day', '>', day('2026-07-02'))
    .execute()
  await at9('2026-07-03')
  const days = {
    ...typedDay('nominations_until', '2026-07-12'),
    ...typedDay('opens_on', '2026-07-13'),
    ...typedDay('closes_on', '2026-07-30'),
    ...typedDay('term_from', '2026-08-01'),
  }
  await call(days)
  const { page } = await running()
  assert.equal((await admin.send(`${page}/calling-off`, { reason: 'x' })).status, 422)
  await admin.send(`${page}/calling-off`, { reason: 'A body was left out of the directory.' })
  assert.match(words((await reader.get(page)).body), /Called off on 3 July 2026\. A body was left out/)
  assert.equal((await call(days)).status, 200)
  await db.updateTable('partnership').set({ state: 'ended' }).where('id', '=', board.id).execute()
  await at9('2026-07-04')
  assert.equal((await running()).outcome, 'called-off')
})

test('papers are counted as a plain second count does', () => {
  const boards = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 3 }), { minLength: 0, maxLength: 5 })
  const property = fc.property(boards, fc.array(fc.nat(7), { maxLength: 40 }), (standing, picks) => {
    const papers = picks.map(pick => standing[pick] ?? (pick === 6 ? 'gone' : null))
    const tally: Record<string, number> = {}
    for (const paper of papers) if (paper !== null && standing.includes(paper)) tally[paper] = (tally[paper] ?? 0) + 1
    const best = Object.values(tally).reduce((most, each) => Math.max(most, each), 0)
    const counted = count(standing, papers)
    assert.deepEqual(
      [...counted.first].sort(),
      Object.keys(tally)
        .filter(id => tally[id] === best)
        .sort(),
    )
    assert.equal(counted.cast, papers.length)
    assert.equal(counted.blank + Object.values(tally).reduce((sum, each) => sum + each, 0), papers.length)
  })
  fc.assert(property, { numRuns: 10_000 })
})

test('a lot falls the same however often and in whichever order it is asked, and over many lots on each alike', () => {
  fc.assert(
    fc.property(fc.uuid(), fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: 6 }), (lot, among) => {
      const drawn = drawLot(lot, among)
      assert.equal(drawn, drawLot(lot, among.toReversed()))
      assert.ok(among.includes(drawn!))
      for (const gone of among.filter(id => id !== drawn))
        assert.equal(
          drawLot(
            lot,
            among.filter(id => id !== gone),
          ),
          drawn,
          'one who withdraws changes it for nobody else',
        )
    }),
  )
  const fallen = Map.groupBy(
    Array.from({ length: 900 }, (_, n) => drawLot(`lot ${n}`, ['a', 'b', 'c'])),
    id => id,
  )
  assert.ok([...fallen.values()].every(({ length }) => length > 240 && length < 360))
})

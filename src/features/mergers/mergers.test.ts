/** A body that goes into another: nothing before both said so; then seats go on, signatures end, and all of it can be taken back. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, type Visitor, words } from '../../../test/support/app.ts'
import { typedDay } from '../../../test/support/seated-partnership.ts'
import { writeAudit } from '../../db/audit.ts'
import { newId } from '../../db/ids.ts'
import { day } from '../../kernel/day.ts'
import { erasePerson } from '../accounts/index.ts'
import { type CompactWorld, makeCompact, signCode } from '../compact/compact.fixture.ts'
import { recordSome } from '../compact/index.ts'
import { carryOutChanges } from './carry-out.job.ts'

let app: TestApp
let of: CompactWorld
let aid: Visitor
let vale: Visitor
let reader: Visitor
const [bigger, clerk, trust, trustee] = [newId(), newId(), newId(), newId()]

before(async () => {
  app = await testApp(new Date('2026-03-02T09:00:00Z'))
  const { db } = app.hub
  of = await makeCompact(db)
  const body = async (id: string, slug: string, name: string, who: string) => {
    await db.insertInto('organisation').values({ id, slug, name, sector: 'voluntary' }).execute()
    await db
      .insertInto('person')
      .values({ id: who, name: `Clerk of ${name}`, email: `${slug}@example.org` })
      .execute()
    const grant = {
      role: 'contact',
      subject_kind: 'organisation',
      subject_id: id,
      from_day: day('2026-01-01'),
    } as const
    await db
      .insertInto('role_grant')
      .values({ id: newId(), person_id: who, ...grant })
      .execute()
  }
  await body(bigger, 'vale-youth', 'Vale Youth', clerk)
  await body(trust, 'fen-trust', 'Fen Trust', trustee)
  await signCode(db, 'bolton', 'partnership', of.charity)
  await db
    .insertInto('interest')
    .values([
      { id: newId(), organisation_id: of.charity, wants: 'early', topic: 'Roads' },
      { id: newId(), organisation_id: of.charity, wants: 'not-at-all', topic: 'Taxis' },
    ])
    .execute()
  aid = await app.visitor(of.people.contact)
  vale = await app.visitor(clerk)
  reader = await app.visitor()
})
after(() => app.close())

const at = '/organisations/fen-aid/changes'
const announced = {
  because: 'The trustees of both decided it on 20 February 2026.',
  ...typedDay('last_day', '2026-03-31'),
}
const latest = async () =>
  await app.hub.db.selectFrom('body_change').selectAll().orderBy('id', 'desc').executeTakeFirstOrThrow()
const requestTo = async (organisation: string, matter: string) =>
  (
    await app.hub.db
      .selectFrom('party_request')
      .select('id')
      .where('matter', '=', matter)
      .where('organisation_id', '=', organisation)
      .where('withdrawn_at', 'is', null)
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow()
  ).id
/** Everything that taking back must leave as it was. */
const state = async () => {
  const { db } = app.hub
  const rows = async (table: 'signature' | 'partner' | 'seat' | 'holding' | 'interest' | 'champion' | 'role_grant') =>
    (await db.selectFrom(table).selectAll().orderBy('id').execute()).map(
      ({ version, ...row }: { version?: number }) => row,
    )
  const ended = await db.selectFrom('organisation').select(['id', 'ended_on']).orderBy('id').execute()
  const tables = ['signature', 'partner', 'seat', 'holding', 'interest', 'champion', 'role_grant'] as const
  return {
    ended,
    ...Object.fromEntries(await Promise.all(tables.map(async name => [name, await rows(name)] as const))),
  }
}
const carryOutOn = async (on: string) => {
  app.clock.now = new Date(`${on}T09:00:00Z`)
  await carryOutChanges.run(app.hub)
  aid = await app.visitor(of.people.contact)
  vale = await app.visitor(clerk)
}

test('whoever speaks for neither tells nothing of it; what does not fit is refused and stays typed', async () => {
  assert.equal((await (await app.visitor(of.people.stranger)).get(`${at}/new`)).status, 403)
  for (const [wrong, says] of [
    [{ into: newId() }, /Choose from the list/],
    [{ into: '', also_ends: trust }, /Say which body they become/],
    [{ into: bigger, also_into: trust }, /Choose one of the two/],
    [{ into: bigger, also_ends: bigger }, /named twice/],
    [{ into: bigger, because: 'x' }, /Say what was decided/],
    [{ into: bigger, ...typedDay('last_day', '2024-01-01') }, /at the earliest/],
  ] as const) {
    const refused = await aid.send(`${at}/new`, { ...announced, ...wrong })
    assert.equal(refused.status, 422)
    assert.match(words(refused.body), says)
  }
  assert.match(words((await aid.get(`${at}/new`)).body), /Every other body named gets a mail/)
})

test('until the other says so itself nobody else sees it and nothing happens, whatever is brought in for it', async () => {
  await aid.send(`${at}/new`, { ...announced, into: bigger })
  const { id } = await latest()
  assert.equal((await reader.get(`${at}/${id}`)).status, 404)
  const shown = words((await aid.get(`${at}/${id}`)).body)
  assert.match(shown, /Fen Aid says it is so/)
  assert.match(shown, /Vale Youth has not said/)
  assert.match(shown, /The seats of Fen Aid go on under Vale Youth.*Safer roads/)
  const again = words((await aid.get(`${at}/new`)).body)
  assert.doesNotMatch(again, /Say what becomes of it/, 'one at a time')
  assert.match(again, /waits for an answer/)
  const request = await requestTo(bigger, 'organisation.becoming')
  await app.hub.db
    .insertInto('party_answer')
    .values({ id: newId(), party_request_id: request, agreed: true, way: 'before', given_on: day('2026-03-03') })
    .execute()
  await carryOutOn('2026-04-02')
  assert.equal((await latest()).done_on, null)
  assert.match(words((await aid.get(`${at}/${id}`)).body), /Vale Youth has not said/)
})

let before_: Awaited<ReturnType<typeof state>>

test('with its own yes it is public and carried out: the seat goes on, the signature ends, the wishes go on but for refusals', async () => {
  app.clock.now = new Date('2026-03-05T09:00:00Z')
  vale = await app.visitor(clerk)
  await vale.send(`/asked/${await requestTo(bigger, 'organisation.becoming')}`, { agreed: 'yes' })
  const { id } = await latest()
  assert.match(words((await reader.get(`${at}/${id}`)).body), /It is carried out on 1 April 2026/)
  before_ = await state()
  await carryOutOn('2026-04-01')
  const { db } = app.hub
  assert.equal((await latest()).done_on, '2026-04-01')
  const seats = await db
    .selectFrom('seat')
    .innerJoin('partner', 'partner.id', 'seat.partner_id')
    .select(['partner.organisation_id', 'seat.from_day', 'seat.to_day'])
    .orderBy('seat.from_day')
    .execute()
  assert.deepEqual(
    seats.map(({ organisation_id, from_day, to_day }) => [organisation_id, from_day, to_day]),
    [
      [of.charity, '2025-01-06', '2026-03-31'],
      [bigger, '2026-04-01', null],
    ],
  )
  const signed = await db
    .selectFrom('signature')
    .select(['to_day', 'withdrawn_why'])
    .where('organisation_id', '=', of.charity)
    .execute()
  assert.deepEqual(signed, [
    { to_day: '2026-03-31', withdrawn_why: 'Fen Aid becomes part of Vale Youth from 1 April 2026' },
  ])
  const wishes = await db
    .selectFrom('interest')
    .select(['wants', 'topic'])
    .where('organisation_id', '=', bigger)
    .where('ended_at', 'is', null)
    .execute()
  assert.deepEqual(wishes, [{ wants: 'early', topic: 'Roads' }])
})

test('the old address leads on, and the old name is found', async () => {
  assert.match(
    words((await reader.get('/organisations/fen-aid')).body),
    /It ended on 31 March 2026\. Its place was taken by Vale Youth/,
  )
  assert.match(words((await reader.get('/organisations/vale-youth')).body), /it took the place of Fen Aid/)
  assert.match(
    words((await reader.get('/organisations?words=fen+aid')).body),
    /Fen Aid .*Its place was taken by Vale Youth/,
  )
  assert.doesNotMatch(words((await reader.get('/organisations')).body), /Fen Aid/)
  const open = JSON.parse((await reader.get('/api/v1/organisations/fen-aid')).body)
  assert.deepEqual(
    open.followedBy.map(({ name }: { name: string }) => name),
    ['Vale Youth'],
  )
})

test('taken back, everything is as it was, and the questions that came of it are asked no more', async () => {
  const { id } = await latest()
  assert.equal((await reader.get(`${at}/${id}/taking-back`, false)).status, 303)
  assert.match(
    words((await vale.send(`/organisations/vale-youth/changes/${id}/taking-back`, { why: 'The bank said no.' })).body),
    /as it was/,
  )
  assert.deepEqual(await state(), before_)
  const open = await app.hub.db
    .selectFrom('party_request')
    .select('matter')
    .where('organisation_id', '=', bigger)
    .where('withdrawn_at', 'is', null)
    .execute()
  assert.deepEqual(open, [{ matter: 'organisation.becoming' }], 'only what was answered')
  assert.match(words((await reader.get(`${at}/${id}`)).body), /taken back on 1 April 2026\. The bank said no/)
  assert.doesNotMatch(words((await reader.get('/organisations/fen-aid')).body), /It ended/)
})

test('a body that says it stays bound is a signatory without a gap; then nothing can be taken back, and it is said why', async () => {
  await aid.send(`${at}/new`, { ...announced, into: bigger })
  await vale.send(`/asked/${await requestTo(bigger, 'organisation.becoming')}`, { agreed: 'yes' })
  await carryOutOn('2026-04-02')
  const asked = await requestTo(bigger, 'signatory.goes-on')
  assert.match(words((await vale.get(`/asked/${asked}`)).body), /What another body signed does not bind Vale Youth/)
  await vale.send(`/asked/${asked}`, { agreed: 'yes' })
  const register = words((await reader.get('/compact/signatures')).body)
  assert.match(register, /Vale Youth.*said by itself/)
  const { from_day } = await app.hub.db
    .selectFrom('signature')
    .select('from_day')
    .where('organisation_id', '=', bigger)
    .executeTakeFirstOrThrow()
  assert.equal(from_day, '2026-04-01')
  const { id } = await latest()
  const refused = await vale.send(`/organisations/vale-youth/changes/${id}/taking-back`, { why: 'We think again.' })
  assert.equal(refused.status, 422)
  assert.match(
    words(refused.body),
    /It cannot be taken back any more: Vale Youth has answered: Does Vale Youth stay bound/,
  )
})

test('a body that signs on its last day is bound for that day; one that ends without another leaves its boards', async () => {
  app.clock.now = new Date('2026-05-01T09:00:00Z')
  const { db } = app.hub
  const { code_id } = await db.selectFrom('signature').select('code_id').executeTakeFirstOrThrow()
  await db
    .insertInto('signature')
    .values({ id: newId(), organisation_id: trust, code_id, from_day: day('2026-05-01') })
    .execute()
  await db
    .insertInto('partner')
    .values({ id: newId(), partnership_id: of.partnership, organisation_id: trust, from_day: day('2026-01-01') })
    .execute()
  await (await app.visitor(trustee)).send('/organisations/fen-trust/changes/new', {
    ...announced,
    into: '',
    ...typedDay('last_day', '2026-05-01'),
  })
  await carryOutOn('2026-05-02')
  const { from_day, to_day } = await db
    .selectFrom('signature')
    .selectAll()
    .where('organisation_id', '=', trust)
    .executeTakeFirstOrThrow()
  assert.deepEqual([from_day, to_day], ['2026-05-01', '2026-05-01'])
  const left = await db
    .selectFrom('partner')
    .select('to_day')
    .where('organisation_id', '=', trust)
    .executeTakeFirstOrThrow()
  assert.equal(left.to_day, '2026-05-01')
  const closedOn = async () =>
    (
      await db
        .selectFrom('subject_findings')
        .select('closed_on')
        .where('subject_id', '=', trust)
        .executeTakeFirstOrThrow()
    ).closed_on
  await recordSome(db, 'organisation', [trust], day('2026-06-30'))
  assert.equal(await closedOn(), null, 'as long as it can be taken back')
  await recordSome(db, 'organisation', [trust], day('2026-08-15'))
  assert.equal(await closedOn(), '2026-08-15', 'what was found of it is closed with it')
  const checks = words((await reader.get('/organisations/fen-trust/checks')).body)
  assert.doesNotMatch(checks, /For guidance/)
})

test('one of several says no: nothing happens, and it can be called off', async () => {
  const councilContact = newId()
  const { db } = app.hub
  await db.insertInto('person').values({ id: councilContact, name: 'Coun Cil', email: 'council@example.org' }).execute()
  const grant = {
    role: 'contact',
    subject_kind: 'organisation',
    subject_id: of.council,
    from_day: day('2026-01-01'),
  } as const
  await db
    .insertInto('role_grant')
    .values({ id: newId(), person_id: councilContact, ...grant })
    .execute()
  const council = await app.visitor(councilContact)
  await council.send('/organisations/fen-council/changes/new', {
    ...announced,
    into: bigger,
    ...typedDay('last_day', '2026-05-02'),
  })
  const { id } = await latest()
  vale = await app.visitor(clerk)
  await vale.send(`/asked/${await requestTo(bigger, 'organisation.becoming')}`, {
    agreed: 'no',
    comment: 'Nobody asked us.',
  })
  await carryOutOn('2026-05-04')
  assert.equal((await latest()).done_on, null)
  assert.match(words((await council.get(`/organisations/fen-council/changes/${id}`)).body), /says that it is not so/)
  assert.equal((await reader.get(`/organisations/fen-council/changes/${id}`)).status, 404)
  await council.send(`/organisations/fen-council/changes/${id}/taking-back`, { why: 'They said no.' })
  assert.equal((await latest()).undone_on, '2026-05-04')
})

test('nobody is said to end while others go into it, whoever of two tells it first', async () => {
  app.clock.now = new Date('2026-06-01T09:00:00Z')
  const { db } = app.hub
  const [small, other, middle, who, clerkOf] = [newId(), newId(), newId(), newId(), newId()]
  for (const [id, slug] of [
    [small, 'small-hall'],
    [other, 'other-hall'],
    [middle, 'middle-hall'],
  ] as const)
    await db.insertInto('organisation').values({ id, slug, name: slug, sector: 'community' }).execute()
  for (const [id, organisation, email] of [
    [who, small, 'small@example.org'],
    [clerkOf, other, 'other@example.org'],
  ] as const) {
    await db.insertInto('person').values({ id, name: email, email }).execute()
    await db
      .insertInto('role_grant')
      .values({
        ...{ id: newId(), person_id: id, role: 'contact', subject_kind: 'organisation', subject_id: organisation },
        from_day: day('2026-01-01'),
      })
      .execute()
  }
  const [goes, ends] = [await app.visitor(who), await app.visitor(clerkOf)]
  const told = { ...announced, ...typedDay('last_day', '2026-06-30') }
  assert.equal((await goes.send('/organisations/small-hall/changes/new', { ...told, into: 'nobody' })).status, 422)
  const both = await Promise.all([
    goes.send('/organisations/small-hall/changes/new', { ...told, into: middle }),
    ends.send('/organisations/other-hall/changes/new', { ...told, into: bigger, also_ends: middle }),
  ])
  assert.deepEqual(
    both.map(({ status }) => status).toSorted((a, b) => a - b),
    [200, 422],
  )
  assert.match(words(both.find(({ status }) => status === 422)!.body), /Choose from the list/)
})

test('taken back, a term that was still to begin comes back, but not of somebody who was erased meanwhile', async () => {
  app.clock.now = new Date('2026-07-01T09:00:00Z')
  const { db, seal } = app.hub
  const [club, partner, seat, speaks, stays, erased] = [newId(), newId(), newId(), newId(), newId(), newId()]
  await db.insertInto('organisation').values({ id: club, slug: 'club', name: 'Club', sector: 'community' }).execute()
  for (const [id, name] of [
    [speaks, 'Speaker'],
    [stays, 'Stays'],
    [erased, 'Erased'],
  ] as const)
    await db
      .insertInto('person')
      .values({ id, name, email: `${name}@example.org` })
      .execute()
  await db
    .insertInto('role_grant')
    .values({
      ...{ id: newId(), person_id: speaks, role: 'contact', subject_kind: 'organisation', subject_id: club },
      from_day: day('2026-01-01'),
    })
    .execute()
  await db
    .insertInto('partner')
    .values({ id: partner, partnership_id: of.partnership, organisation_id: club, from_day: day('2026-01-01') })
    .execute()
  const begins = { partnership_id: of.partnership, partner_id: partner, from_day: day('2026-01-01') }
  await db
    .insertInto('seat')
    .values({ id: seat, name: 'Clubs', sector: 'community', ...begins })
    .execute()
  for (const [person_id, from, to] of [
    [stays, '2026-10-01', '2026-10-31'],
    [erased, '2026-11-01', null],
  ] as const)
    await db
      .insertInto('holding')
      .values({
        ...{ id: newId(), seat_id: seat, person_id, mandate: 'representing', authority: 'All of it' },
        from_day: day(from),
        to_day: to === null ? null : day(to),
      })
      .execute()
  const speaker = async () => app.visitor(speaks)
  const until = { ...announced, into: '', ...typedDay('last_day', '2026-07-01') }
  assert.equal((await (await speaker()).send('/organisations/club/changes/new', until)).status, 200)
  await carryOutOn('2026-07-02')
  const holders = async () =>
    (await db.selectFrom('holding').select('person_id').where('seat_id', '=', seat).execute()).map(
      ({ person_id }) => person_id,
    )
  assert.deepEqual(await holders(), [])
  const gone = { personId: erased, name: 'Somebody', today: day('2026-07-02'), now: app.clock.now }
  await db.transaction().execute(tx =>
    erasePerson(tx, seal, gone, {
      action: 'person.erased',
      subject: { kind: 'organisation', id: club },
      write: entry => writeAudit(tx, { ...entry, actor: { person: null, grants: [] }, as: 'system' }),
    }),
  )
  const { id } = await latest()
  const back = await (await speaker()).send(`/organisations/club/changes/${id}/taking-back`, {
    why: 'We go on after all.',
  })
  assert.equal(back.status, 200)
  assert.deepEqual(await holders(), [stays])
})

/** What is part of what: nothing before both said so, one at a time, never round; ended, taken back, and passed on when a body is no more. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, type Visitor, words } from '../../../test/support/app.ts'
import { typedDay } from '../../../test/support/seated-partnership.ts'
import { newId } from '../../db/ids.ts'
import { day } from '../../kernel/day.ts'
import { carryOutChanges } from '../mergers/carry-out.job.ts'

let app: TestApp
const bodies = ['council', 'parks', 'wardens', 'big-council', 'charity'] as const
type Body = (typeof bodies)[number]
const ids = {} as Record<Body, string>
const clerks = {} as Record<Body, string>

before(async () => {
  app = await testApp(new Date('2026-03-02T09:00:00Z'))
  const { db } = app.hub
  for (const slug of bodies) {
    ids[slug] = newId()
    clerks[slug] = newId()
    await db
      .insertInto('organisation')
      .values({ id: ids[slug], slug, name: `The ${slug}`, sector: 'statutory' })
      .execute()
    await db
      .insertInto('person')
      .values({ id: clerks[slug], name: `Clerk of ${slug}`, email: `${slug}@example.org` })
      .execute()
    await db
      .insertInto('role_grant')
      .values({
        ...{ id: newId(), person_id: clerks[slug], role: 'contact', subject_kind: 'organisation' },
        subject_id: ids[slug],
        from_day: day('2026-01-01'),
      })
      .execute()
  }
})
after(() => app.close())

const clerkOf = (body: Body): Promise<Visitor> => app.visitor(clerks[body])
const anybody = () => app.visitor()
const told = { kind: 'part', side: 'child', ...typedDay('from_day', '2024-04-01') }
const latest = () => app.hub.db.selectFrom('belonging').selectAll().orderBy('id', 'desc').executeTakeFirstOrThrow()
async function answer(body: Body, matter: string, agreed: 'yes' | 'no', comment = '') {
  const { id } = await app.hub.db
    .selectFrom('party_request')
    .select('id')
    .where('matter', '=', matter)
    .where('organisation_id', '=', ids[body])
    .where('withdrawn_at', 'is', null)
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  assert.equal((await (await clerkOf(body)).send(`/asked/${id}`, { agreed, comment })).status, 200)
}
const tell = async (body: Body, typed: Record<string, string>) =>
  (await clerkOf(body)).send(`/organisations/${body}/belonging/new`, { ...told, ...typed })

test('what one says of another is seen by nobody else until the other has said it too', async () => {
  assert.equal((await tell('parks', { other: ids.council })).status, 200)
  const { id } = await latest()
  const reader = await anybody()
  assert.equal((await reader.get(`/organisations/parks/belonging/${id}`)).status, 404)
  assert.doesNotMatch(words((await reader.get('/organisations/parks/belonging')).body), /The parks is a part/)
  assert.doesNotMatch(words((await reader.get('/organisations/parks')).body), /It is part of/)
  assert.equal((await (await clerkOf('charity')).get(`/organisations/parks/belonging/${id}/ending`)).status, 403)
  assert.match(
    words((await (await clerkOf('parks')).get(`/organisations/parks/belonging/${id}`)).body),
    /The council has not said/,
  )
  await answer('council', 'organisation.belonging', 'yes')
  assert.match(words((await reader.get('/organisations/parks')).body), /It is part of The council/)
  assert.match(words((await reader.get('/organisations/council')).body), /One body is part of it The parks/)
  assert.match(
    words((await reader.get('/organisations/council/belonging')).body),
    /The parks is a part of The council from 1 April 2024 now/,
  )
  assert.match(words((await reader.get('/organisations')).body), /The parks Public.* It is part of The council/)
  assert.match((await reader.get('/organisations.csv')).body, /The parks,statutory.*,The council\r?\n/)
})

test('it stands in the open data and by the standards, with its days', async () => {
  const reader = await anybody()
  const of = async (path: string) => JSON.parse((await reader.get(path)).body)
  const parks = await of('/api/v1/organisations/parks')
  assert.equal(parks.partOf, ids.council)
  assert.deepEqual(
    parks.parents.map(({ url: _, ...rest }: { url: string }) => rest),
    [{ id: ids.council, name: 'The council', kind: 'part', from: '2024-04-01', until: null }],
  )
  const hsds = await of('/api/hsds/organizations')
  assert.equal(hsds.contents.find(({ id }: { id: string }) => id === ids.parks).parent_organization_id, ids.council)
  const popolo = await of('/api/popolo.json')
  assert.equal(popolo.organizations.find(({ id }: { id: string }) => id === ids.parks).parent_id, ids.council)
  assert.deepEqual(
    popolo.memberships
      .filter(({ member }: { member?: { id: string } }) => member?.id === ids.parks)
      .map((one: { organization_id: string; start_date: string; role: string }) => [
        one.organization_id,
        one.start_date,
        one.role,
      ]),
    [[ids.council, '2024-04-01', 'part']],
  )
})

test('a second parent in the same days and a circle, also one that is closed far away, are refused in words', async () => {
  for (const [body, typed, says] of [
    ['parks', { other: ids.charity }, /In these days it is part of The council, from 1 April 2024/],
    ['council', { other: ids.parks }, /that body is itself part of it/],
    ['parks', { other: ids.parks }, /Choose from the list/],
    ['parks', { other: 'nobody' }, /Choose from the list/],
    ['charity', { other: ids.council, ...typedDay('to_day', '2024-03-31') }, /cannot be before/],
  ] as const) {
    const refused = await tell(body, typed)
    assert.equal(refused.status, 422, says.source)
    assert.match(words(refused.body), says)
  }
  assert.equal((await tell('parks', { side: 'parent', other: ids.wardens })).status, 200)
  await answer('wardens', 'organisation.belonging', 'yes')
  assert.match(words((await tell('council', { other: ids.wardens })).body), /itself part of it, directly or through/)
  const earlier = { other: ids.wardens, ...typedDay('from_day', '2020-01-01'), ...typedDay('to_day', '2024-03-31') }
  assert.equal((await tell('council', earlier)).status, 200, 'before that there was no circle')
  await answer('wardens', 'organisation.belonging', 'no', 'We were never above the council.')
})

test('one that was said no to keeps nobody from saying otherwise, and no later yes brings it back', async () => {
  const refused = await latest()
  assert.equal(refused.refused_by, ids.wardens)
  const open = await app.hub.db
    .selectFrom('party_request')
    .select('id')
    .where('record_id', '=', refused.id)
    .where('organisation_id', '=', ids.wardens)
    .where('withdrawn_at', 'is', null)
    .execute()
  assert.deepEqual(open, [])
  assert.equal((await (await anybody()).get(`/organisations/council/belonging/${refused.id}`)).status, 404)
})

test('a claim that the other has not confirmed tells a third nothing, keeps it from nothing, and stands only beside nothing else', async () => {
  const big = ids['big-council']
  assert.equal((await tell('charity', { other: big })).status, 200)
  const waits = await latest()
  // A third that says the same body is its part is told nothing of the claim, and its own is what stands once both have said so.
  const council = await tell('council', { side: 'parent', other: ids.charity })
  assert.equal(council.status, 200)
  assert.doesNotMatch(words(council.body), /big-council|waits for an answer\. A body/)
  assert.match(
    words((await tell('charity', { other: ids.wardens })).body),
    /part of The big-council .* waits for an answer/,
  )
  await answer('charity', 'organisation.belonging', 'yes')
  const theirs = await latest()
  assert.deepEqual([theirs.parent_id, theirs.confirmed_on], [ids.council, '2026-03-02'])
  // The yes that comes second is told what stands, in words, and closes nothing.
  const { id } = await app.hub.db
    .selectFrom('party_request')
    .select('id')
    .where('record_id', '=', waits.id)
    .where('organisation_id', '=', big)
    .executeTakeFirstOrThrow()
  const refused = await (await clerkOf('big-council')).send(`/asked/${id}`, { agreed: 'yes', comment: '' })
  assert.equal(refused.status, 422)
  assert.match(words(refused.body), /In these days it is part of The council, from 1 April 2024/)
  await app.hub.db
    .updateTable('belonging')
    .set({ undone_on: day('2026-03-02'), undone_because: 'Only tried.' })
    .where('organisation_id', '=', ids.charity)
    .execute()
})

test('two who close a circle at the same moment do not both get through', async () => {
  const [one, two] = [await clerkOf('charity'), await clerkOf('big-council')]
  const both = await Promise.all([
    one.send('/organisations/charity/belonging/new', { ...told, other: ids['big-council'] }),
    two.send('/organisations/big-council/belonging/new', { ...told, other: ids.charity }),
  ])
  assert.deepEqual(
    both.map(({ status }) => status).toSorted((a, b) => a - b),
    [200, 422],
  )
  await app.hub.db
    .updateTable('belonging')
    .set({ undone_on: day('2026-03-02'), undone_because: 'Only tried.' })
    .where('organisation_id', 'in', [ids.charity, ids['big-council']])
    .execute()
})

test('it ends on a day with a reason; the other says whether that is so, and the history keeps all of it', async () => {
  const { id } = await app.hub.db
    .selectFrom('belonging')
    .select('id')
    .where('organisation_id', '=', ids.wardens)
    .executeTakeFirstOrThrow()
  const at = `/organisations/wardens/belonging/${id}`
  const wardens = await clerkOf('wardens')
  for (const [typed, says] of [
    [{ how: 'ended', because: 'They left.' }, /Enter its last day/],
    [{ how: 'ended', because: 'x', ...typedDay('to_day', '2026-02-28') }, /Say why/],
    [{ how: 'ended', because: 'They left.', ...typedDay('to_day', '2023-02-28') }, /before/],
  ] as const) {
    const refused = await wardens.send(`${at}/ending`, typed)
    assert.equal(refused.status, 422)
    assert.match(words(refused.body), says)
  }
  const ended = { how: 'ended', because: 'The wardens became a trust.', ...typedDay('to_day', '2026-02-28') }
  assert.equal((await wardens.send(`${at}/ending`, ended)).status, 200)
  await answer('parks', 'organisation.belonging-changed', 'no', 'They are ours until May.')
  const shown = words((await (await anybody()).get(at)).body)
  assert.match(shown, /from 1 April 2024 to 28 February 2026/)
  assert.match(shown, /It says that the last change is not so/)
  assert.match(shown, /The wardens became a trust/)
  assert.doesNotMatch(words((await (await anybody()).get('/organisations/wardens')).body), /It is part of/)
})

test('a part goes on under whoever follows only when both say so, and all of it can be taken back', async () => {
  const council = await clerkOf('council')
  const change = {
    into: ids['big-council'],
    because: 'Both councils decided it on 20 February 2026.',
    ...typedDay('last_day', '2026-03-31'),
  }
  const announced = await council.send('/organisations/council/changes/new', change)
  assert.match(words(announced.body), /What is part of The council is so until its last day: The parks/)
  await answer('big-council', 'organisation.becoming', 'yes')
  app.clock.now = new Date('2026-04-01T09:00:00Z')
  await carryOutChanges.run(app.hub)
  const before = await app.hub.db.selectFrom('belonging').selectAll().where('organisation_id', '=', ids.parks).execute()
  assert.deepEqual(
    before.map(({ parent_id, from_day, to_day }) => [parent_id, from_day, to_day]),
    [
      [ids.council, '2024-04-01', '2026-03-31'],
      [ids['big-council'], '2026-04-01', null],
    ],
  )
  const parts = async () => words((await (await anybody()).get('/organisations/parks')).body)
  assert.doesNotMatch(await parts(), /It is part of/, 'nobody became part of another by what others decided')
  const { id } = await app.hub.db.selectFrom('body_change').select('id').executeTakeFirstOrThrow()
  const back = await (await clerkOf('council')).send(`/organisations/council/changes/${id}/taking-back`, {
    why: 'The law was not passed.',
  })
  assert.equal(back.status, 200)
  assert.match(await parts(), /It is part of The council/)
  const asked = await app.hub.db
    .selectFrom('party_request')
    .select('id')
    .where('matter', '=', 'organisation.belonging')
    .where('organisation_id', '=', ids['big-council'])
    .where('withdrawn_at', 'is', null)
    .where('record_id', '=', before[1]!.id)
    .execute()
  assert.deepEqual(asked, [], 'nobody is asked any more')
})

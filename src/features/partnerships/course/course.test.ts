/** What changes what a partnership owes is decided by its partners; and so is its end. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, type Visitor, words } from '../../../../test/support/app.ts'
import {
  addPartner,
  factsOfPartnership,
  type SeatedPartnership,
  seatedPartnership,
} from '../../../../test/support/seated-partnership.ts'
import { newId } from '../../../db/ids.ts'
import { day } from '../../../kernel/day.ts'
import { openMail } from '../../../mail/mail.ts'
import { jobs } from '../../registry.ts'

let app: TestApp
let of: SeatedPartnership
let admin: Visitor
let contact: Visitor
let other: Visitor
let reader: Visitor
const base = '/partnerships/lanes'

before(async () => {
  app = await testApp(new Date('2026-03-02T09:00:00Z'))
  of = await seatedPartnership(app.hub.db, 'lanes')
  const { db } = app.hub
  await db
    .updateTable('partnership')
    .set({ started_on: day('2026-01-05') })
    .execute()
  const council = { slug: 'lane-council', name: 'Lane Council', sector: 'statutory' } as const
  await addPartner(db, of.id, council, of.people.outsider)
  admin = await app.visitor(of.people.admin)
  contact = await app.visitor(of.people.contact)
  other = await app.visitor(of.people.outsider)
  reader = await app.visitor()
})
after(() => app.close())

const factsOf = () => factsOfPartnership(app, of)
const asked = async (who: Visitor, title: string) =>
  [...(await who.get('/asked')).body.matchAll(/href="(\/asked\/[^"]+)">([^<]+)/g)].find(([, , name = '']) =>
    name.includes(title),
  )?.[1] ?? assert.fail(`${title} is not asked`)
const mailsTo = async (name: string) =>
  (await app.hub.db.selectFrom('outgoing_mail').selectAll().orderBy('id').execute())
    .map(row => openMail(app.hub.seal, row))
    .filter(({ to }) => to === `${name}-lanes@example.org`)

test('whoever runs it cannot make it small, nor send it back to being formed, alone', async () => {
  assert.doesNotMatch((await admin.get(`${base}/settings`)).body, /name="size"/)
  const back = await admin.send(`${base}/settings`, { state: 'forming' })
  assert.equal(back.status, 422)
  assert.match(words(back.body), /for the partners to decide/)
  assert.equal(
    (await admin.post(`${base}/scope`, { size: 'small', kind: 'task', need: 'x', version: '1' })).status >= 400,
    true,
  )
  const page = `${base}/standing`
  assert.equal((await admin.send(page, { value: 'small' })).status, 422, 'not without a reason')
  assert.equal((await admin.send(page, { value: 'small', reason: 'We are five people.' })).status, 200)
  assert.equal((await factsOf()).scale, 'full', 'it is only asked')
  assert.equal((await admin.send(page, { value: 'small', reason: 'Again' })).status, 422, 'asked once')
})

test('more than half of the partners decide; the seats are told, and everybody reads since when and why', async () => {
  const before = (await mailsTo('ada')).length
  assert.equal((await contact.send(await asked(contact, 'count as small'), { agreed: 'yes' })).status, 200)
  assert.equal((await factsOf()).scale, 'full', 'one of two is not more than half')
  assert.equal((await other.send(await asked(other, 'count as small'), { agreed: 'yes' })).status, 200)
  assert.equal((await factsOf()).scale, 'small')
  const mails = (await mailsTo('ada')).slice(before)
  assert.match(mails.at(-1)?.body ?? '', /counts as small and informal[\s\S]*We are five people/)
  assert.match(words((await reader.get(base)).body), /Since 2 March 2026: small and informal\. We are five people\./)
  assert.equal((await admin.send(`${base}/standing`, { value: 'full', reason: 'We have grown.' })).status, 200)
  assert.equal((await factsOf()).scale, 'full', 'to owe more needs nobody’s leave')
  assert.match(words((await reader.get(base)).body), /Since 2 March 2026: full\. We have grown\./)
})

test('what half of the partners refuse is dropped, with both answers to read', async () => {
  assert.equal((await admin.send(`${base}/standing`, { value: 'forming', reason: 'Nothing is due then.' })).status, 200)
  const no = { agreed: 'no', comment: 'We run, and we owe.' }
  assert.equal((await contact.send(await asked(contact, 'being formed'), no)).status, 200)
  assert.equal((await factsOf()).state, 'running')
  assert.match(words((await reader.get(base)).body), /Not agreed by the partners, 2 March 2026: being formed/)
})

const action = (what: string) => ({
  id: newId(),
  subject_kind: 'partnership',
  subject_id: of.id,
  what,
  owner_seat_id: of.seats.youth,
  source_kind: 'partnership',
})
const actionOf = (what: string) =>
  app.hub.db
    .selectFrom('action')
    .select(['id', 'state', 'note', 'owner_organisation_id'])
    .where('what', '=', what)
    .executeTakeFirstOrThrow()

test('the end is proposed with what is open, decided by the partners, told, carried out and public for good', async () => {
  const { db } = app.hub
  await db.insertInto('action').values(['Mend the stile', 'Oil the gate', 'Paint the sign'].map(action)).execute()
  await db
    .insertInto('meeting')
    .values({
      id: newId(),
      partnership_id: of.id,
      held_on: day('2026-04-13'),
      announced_on: day('2026-03-01'),
      state: 'planned',
      place: 'Hall',
    })
    .execute()
  await db
    .insertInto('written_procedure')
    .values({
      id: newId(),
      partnership_id: of.id,
      text: 'Shall we buy a gate?',
      why_written: 'It is cheap today.',
      asked_on: day('2026-03-01'),
      closes_on: day('2026-03-20'),
    })
    .execute()
  const page = `${base}/ending`
  const form = words((await admin.get(page)).body)
  assert.match(
    form,
    /Action: Mend the stile.*Question in writing of 1 March 2026.*Its papers.*Meeting on 13 April 2026: it is called off/,
  )
  const words1 = {
    reason: 'The lanes are mended.',
    outcomes: 'Nine lanes',
    records_kept: 'Lane Council, room 4',
    thanks: 'You dug well.',
  }
  assert.equal((await admin.send(page, words1)).status, 200)
  const early = (await admin.get(`${page}/proposal`)).body
  assert.match(words(early), /5 of these still need somebody/)
  assert.doesNotMatch(early, /name="sure"/, 'somebody is named for all that is open first')
  const list = (await admin.get(`${page}/handover`)).body
  const key = (kind: string) => new RegExp(`value="(${kind}:[^"]+)"`).exec(list)?.[1] ?? assert.fail(kind)
  const [stile, gate, sign] = await Promise.all(['Mend the stile', 'Oil the gate', 'Paint the sign'].map(actionOf))
  const council = `organisation:${(await db.selectFrom('organisation').select('id').where('slug', '=', 'lane-council').executeTakeFirstOrThrow()).id}`
  const name = (things: string[], values: Record<string, string>) =>
    admin.send(`${page}/handover`, { things, ...values })
  assert.equal((await name([], { receiver: council })).status, 422)
  assert.equal((await name([`action:${stile!.id}`], {})).status, 422, 'somebody or a reason')
  assert.equal((await name([key('records')], { dropped_because: 'They burned in the spring.' })).status, 422)
  const councils = [`action:${stile!.id}`, `action:${sign!.id}`, key('records')]
  assert.equal((await name(councils, { receiver: council })).status, 200)
  const partner = await db
    .selectFrom('organisation')
    .select('id')
    .where('slug', '=', 'young-lanes')
    .executeTakeFirstOrThrow()
  assert.equal((await name([`action:${gate!.id}`], { receiver: `organisation:${partner.id}` })).status, 200)
  assert.equal((await name([key('question')], { dropped_because: 'Without lanes no gate.' })).status, 200)
  assert.match(
    words((await admin.get(`${page}/proposal`)).body),
    /The 2 partners are asked.*Everybody who sits in it.*Lane Council is named/,
  )
  assert.equal((await admin.send(`${page}/proposal`, { sure: 'yes' })).status, 200)
  assert.equal((await factsOf()).state, 'running', 'one who runs it does not end it')
  assert.doesNotMatch(words((await reader.get(base)).body), /Nine lanes|room 4/)
  assert.equal(
    (await other.send(await asked(other, 'what you are to take on'), { agreed: 'no', comment: 'No room.' })).status,
    200,
  )
  const question = await asked(contact, 'end the partnership')
  assert.match(
    words((await contact.get(question)).body),
    /Action: Mend the stile\. Lane Council is named.*Lane Council, room 4/,
  )
  assert.doesNotMatch((await contact.get(question)).body, /buy a gate/, 'that is asked of those who sit there')
  // Done before the partners decide: it is nobody’s to take on any more. What opens meanwhile nobody is named for.
  await db.updateTable('action').set({ state: 'done' }).where('id', '=', sign!.id).execute()
  await db.insertInto('action').values(action('Close the book')).execute()
  await db.updateTable('action').set({ note: 'The key is at the inn.' }).where('id', '=', gate!.id).execute()
  assert.equal((await contact.send(question, { agreed: 'yes' })).status, 200)
  assert.equal((await other.send(await asked(other, 'end the partnership'), { agreed: 'yes' })).status, 200)
  const facts = await factsOf()
  assert.equal(facts.state, 'ended')
  const fateOf = async (what: string) => {
    const { state, note, owner_organisation_id } = await actionOf(what)
    return [state, note, owner_organisation_id]
  }
  const no = 'The partnership ended. Lane Council was named, and does not take it on.'
  assert.deepEqual(await fateOf('Mend the stile'), ['dropped', no, null], 'nobody has what they refused')
  const named = 'The key is at the inn.\nThe partnership ended. Young lanes is named and has not answered yet.'
  assert.deepEqual(await fateOf('Oil the gate'), ['handed-over', named, partner.id])
  assert.deepEqual(await fateOf('Paint the sign'), ['done', '', null])
  assert.equal((await fateOf('Close the book'))[1], 'The partnership ended. Nobody has taken it on.')
  const question1 = await db.selectFrom('written_procedure').select(['result', 'result_note']).executeTakeFirstOrThrow()
  assert.equal(question1.result, 'called-off')
  assert.match(question1.result_note, /Dropped: Without lanes no gate/)
  const callOff = jobs.find(({ name }) => name === 'call-off-meetings')!
  app.clock.now = new Date('2026-03-03T09:00:00Z')
  assert.equal(await callOff.run(app.hub), '1 called off')
  assert.equal(await callOff.run(app.hub), undefined)
  const told = await mailsTo('ada')
  assert.equal(told.filter(({ subject }) => /has ended/.test(subject)).length, 1)
  assert.match(told.map(({ body }) => body).join(), /The lanes are mended[\s\S]*You dug well\./)
  assert.match(told.at(-1)?.body ?? '', /The partnership has ended/)
  assert.match(
    (await mailsTo('contact')).map(({ body }) => body).join(),
    /You are named to take on:\n– Action: Oil the gate/,
  )
  assert.doesNotMatch((await mailsTo('outsider')).at(-1)?.body ?? '', /You are named/, 'it has said no')
  const entry = words((await reader.get(base)).body)
  assert.match(
    entry,
    /The lanes are mended\..*Nine lanes.*Mend the stile\. Lane Council was named, and does not take it on\..*1 March 2026\. Dropped: Without.*room 4.*You dug well/,
  )
  assert.match(entry, /people were told by mail/)
  assert.doesNotMatch(entry, /buy a gate|Paint the sign/)
})

test('what nobody took on is given to another after the end, who takes it on by itself', async () => {
  const { db } = app.hub
  const page = `${base}/ending/handover`
  const gate = await asked(contact, 'what you are to take on')
  assert.equal((await contact.send(gate, { agreed: 'yes' })).status, 200)
  assert.deepEqual(
    (await actionOf('Oil the gate')).note.split('\n'),
    [
      'The key is at the inn.',
      'The partnership ended. Young lanes is named and has not answered yet.',
      'Young lanes takes it on, as it says itself.',
    ],
    'what they say after the end stands with it',
  )
  const list = (await admin.get(page)).body
  assert.doesNotMatch(list, /Oil the gate<|Paint the sign/)
  const stile = await actionOf('Mend the stile')
  const book = await actionOf('Close the book')
  const things = [`action:${stile.id}`, `records:${of.id}`, `action:${book.id}`]
  for (const thing of things) assert.match(list, new RegExp(`value="${thing}"`))
  const partner = (
    await db.selectFrom('organisation').select('id').where('slug', '=', 'young-lanes').executeTakeFirstOrThrow()
  ).id
  assert.equal((await admin.send(page, { things, receiver: `organisation:${partner}` })).status, 200)
  const before = words((await reader.get(base)).body)
  assert.match(before, /Oil the gate\. Young lanes takes it on/, 'what it has said yes to stays said')
  assert.match(before, /Mend the stile\. Young lanes is named and has not answered yet/)
  const question = await asked(contact, 'what you are to take on')
  assert.doesNotMatch(words((await contact.get(question)).body), /Oil the gate/)
  assert.equal((await contact.send(question, { agreed: 'yes' })).status, 200)
  assert.match(words((await reader.get(base)).body), /Mend the stile\. Young lanes takes it on, as it says itself/)
  const { ending } = await factsOf()
  assert.deepEqual(ending?.leftOpen.map(({ fate }) => fate).sort(), ['dropped', 'taken', 'taken', 'taken', 'taken'])
  const { state, owner_organisation_id } = await actionOf('Mend the stile')
  assert.deepEqual([state, owner_organisation_id], ['handed-over', partner])
})

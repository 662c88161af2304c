import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, type Visitor, words } from '../../../test/support/app.ts'
import { seatedPartnership } from '../../../test/support/seated-partnership.ts'
import { practiceOf } from '../../codes/index.ts'
import { newId } from '../../db/ids.ts'
import { loadFacts } from '../../facts/load.ts'
import { day } from '../../kernel/day.ts'
import { openMail } from '../../mail/mail.ts'
import { askStaff } from './ask-staff.ts'

let app: TestApp
let contact: Visitor
let reader: Visitor
let stranger: Visitor
let organisation: string
let at: string

before(async () => {
  app = await testApp(new Date('2026-03-02T09:00:00Z'))
  const { db } = app.hub
  const seated = await seatedPartnership(db, 'fen')
  organisation = seated.partner.organisation
  at = '/organisations/young-fen'
  contact = await app.visitor(seated.people.contact)
  stranger = await app.visitor(seated.people.outsider)
  reader = await app.visitor()
  await sign('fen-1', null)
})
after(() => app.close())

/** The organisation signs an edition, which takes the place of another. */
async function sign(edition: string, replaces: string | null) {
  const { db } = app.hub
  if (replaces) await db.updateTable('code').set({ status: 'superseded' }).where('edition', '=', replaces).execute()
  const id = newId()
  await db
    .insertInto('code')
    .values({
      id,
      edition,
      title: `Code ${edition}`,
      subject_kind: 'compact',
      status: 'in-force',
      in_force_from: day('2026-01-05'),
    })
    .execute()
  await db
    .insertInto('signature')
    .values({ id: newId(), organisation_id: organisation, code_id: id, from_day: day('2026-01-05') })
    .execute()
}
/** What a practice says of the organisation as the records are. */
const says = async (practice: string) => {
  const today = await app.hub.today()
  const facts = (await loadFacts(app.hub.db, 'organisation', [organisation], today)).get(organisation)!
  const { check, defaults } = practiceOf(practice)!
  return check(facts, defaults, today, [])
}
/** The latest link of a kind that was mailed to an address. */
const linkTo = async (address: string, kind: string) => {
  const mails = await app.hub.db.selectFrom('outgoing_mail').selectAll().orderBy('id', 'desc').execute()
  const bodies = mails.map(row => openMail(app.hub.seal, row)).flatMap(({ to, body }) => (to === address ? body : []))
  return bodies.map(body => new RegExp(`/${kind}/[\\w-]{43}`).exec(body)?.[0]).find(Boolean) ?? ''
}

test('a department confirms by its own link, once, and its address is seen by nobody', async () => {
  assert.equal((await stranger.get(`${at}/staff/new`)).status, 403)
  await contact.send(`${at}/staff/new`, { what: 'Parks', email: 'parks@example.org' })
  assert.equal((await contact.send(`${at}/staff/new`, { what: 'parks', email: 'other@example.org' })).status, 422)
  assert.equal((await says('organisation.staff-aware')).verdict, 'notMet')
  const shown = (await contact.get(`${at}/staff`)).body
  assert.match(words(shown), /Parks Not yet/)
  assert.doesNotMatch(shown, /parks@example/)
  const waiting = await app.hub.db.selectFrom('outgoing_mail').select(['to_address', 'subject']).execute()
  assert.doesNotMatch(JSON.stringify(waiting), /parks@example/)
  const link = await linkTo('parks@example.org', 'acknowledgements')
  assert.match(words((await reader.get(link)).body), /Code fen-1/)
  assert.equal((await reader.send(link, {})).status, 422)
  await reader.send(link, { read: 'yes' })
  assert.match(words((await reader.get(link)).body), /You have confirmed this/)
  const found = await says('organisation.staff-aware')
  assert.equal(found.verdict, 'met', found.because)
  // Its staff, at an address that it typed, are the body itself.
  assert.equal(found.proof, 'stated')
  const entries = await app.hub.db.selectFrom('audit_entry').select('after').execute()
  assert.doesNotMatch(JSON.stringify(entries), /parks@example/)
})

test('a new edition asks anew by night, once; whoever is ended has no address any more', async () => {
  await sign('fen-2', 'fen-1')
  assert.equal((await says('organisation.staff-aware')).verdict, 'notMet')
  await askStaff.run(app.hub)
  await askStaff.run(app.hub)
  const links = await app.hub.db.selectFrom('staff_link').select('used_at').execute()
  assert.equal(links.length, 2)
  const link = await linkTo('parks@example.org', 'acknowledgements')
  await reader.send(link, { read: 'yes' })
  assert.equal((await says('organisation.staff-aware')).verdict, 'met')
  const { id } = await app.hub.db.selectFrom('staff_reader').select('id').executeTakeFirstOrThrow()
  assert.equal((await contact.send(`${at}/staff/${id}`, { does: 'ask' })).status, 422)
  await sign('fen-3', 'fen-2')
  const asked = []
  for (let time = 0; time < 6; time++) asked.push((await contact.send(`${at}/staff/${id}`, { does: 'ask' })).status)
  assert.equal(asked.at(-1), 422, 'nobody fills the mailbox of somebody that they named')
  assert.ok(asked.filter(status => status === 200).length < 4, String(asked))
  await contact.send(`${at}/staff/${id}`, { does: 'end' })
  const row = await app.hub.db.selectFrom('staff_reader').select('sealed_email').executeTakeFirstOrThrow()
  assert.equal(row.sealed_email, null)
  assert.equal(await linkTo('parks@example.org', 'acknowledgements'), '', 'no mail to it waits either')
})

test('what it owes those who sit for it is put to each of them, and a changed promise anew', async () => {
  const promise = { time: 'Half a day for each meeting', briefing: 'A call before', cover: 'A colleague at the desk' }
  assert.equal((await contact.send(`${at}/backing/words`, { ...promise, cover: '--' })).status, 422)
  await contact.send(`${at}/backing/words`, promise)
  const found = await says('organisation.backs-its-representatives')
  assert.equal(found.verdict, 'partly', found.because)
  assert.equal(found.proof, 'stated')
  const asked = await app.hub.db
    .selectFrom('outgoing_mail')
    .select('to_address')
    .where('subject', 'like', 'Is it so?%')
    .execute()
  assert.ok(asked.length > 0)
  const old = await linkTo(asked[0]!.to_address!, 'backing')
  app.clock.now = new Date('2026-03-02T09:20:00Z')
  await contact.send(`${at}/backing/words`, { ...promise, time: 'A day for each meeting' })
  assert.match(words((await reader.get(old)).body), /The words have changed since/)
  for (const { to_address } of asked) {
    const link = await linkTo(to_address!, 'backing')
    assert.equal((await reader.send(link, { says: 'no' })).status, 422)
    await reader.send(link, { says: 'yes' })
  }
  const after = await says('organisation.backs-its-representatives')
  assert.equal(after.verdict, 'met', after.because)
  assert.equal(after.proof, 'confirmed')
})

test('a promise is not confirmed by whoever speaks for the body that makes it, and a no is told to nobody else', async () => {
  const { db } = app.hub
  const sits = await db
    .selectFrom('backing_link')
    .select('person_id')
    .where('used_at', 'is not', null)
    .orderBy('id')
    .execute()
  const before = await loadFacts(db, 'organisation', [organisation], await app.hub.today())
  const { people } = before.get(organisation)!.backing!
  assert.ok(people >= 1)
  await db.updateTable('backing_link').set({ says: 'no', comment: 'There is no cover.' }).execute()
  const told = await says('organisation.backs-its-representatives')
  assert.equal(told.verdict, 'partly')
  assert.doesNotMatch(told.because, /not/)
  for (const { person_id } of sits)
    await db
      .insertInto('role_grant')
      .values({
        ...{ id: newId(), person_id, role: 'champion', from_day: day('2020-01-01') },
        ...{ subject_kind: 'organisation', subject_id: organisation },
      })
      .execute()
  const after = await says('organisation.backs-its-representatives')
  assert.equal(after.verdict, people === sits.length ? 'doesNotApply' : 'partly', after.because)
})

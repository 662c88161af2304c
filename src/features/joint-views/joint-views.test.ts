/** A consultation answered together: decided by the board, joined by each partner for itself, shown by its receipt, and counted with who is behind it. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Answer, type TestApp, testApp, type Visitor, words } from '../../../test/support/app.ts'
import { addPartner, type SeatedPartnership, seatedPartnership } from '../../../test/support/seated-partnership.ts'
import { practiceOf } from '../../codes/index.ts'
import { newId } from '../../db/ids.ts'
import { loadFacts } from '../../facts/load.ts'
import { day } from '../../kernel/day.ts'
import { openMail } from '../../mail/mail.ts'
import { type OpenConsultation, openConsultation } from '../responses/open-consultation.fixture.ts'

let app: TestApp
let board: SeatedPartnership
let admin: Visitor
let reader: Visitor
let decision: string
let about: OpenConsultation
let another: OpenConsultation
let receipt: string
const at = '/partnerships/board/joint-views'

before(async () => {
  app = await testApp(new Date('2026-03-02T09:00:00Z'))
  const { db } = app.hub
  board = await seatedPartnership(db, 'board')
  about = await openConsultation(db, 'together')
  another = await openConsultation(db, 'another')
  const halls = { slug: 'halls', name: 'Village halls', sector: 'voluntary' } as const
  await addPartner(db, board.id, halls, board.people.outsider)
  decision = newId()
  await db
    .insertInto('decision')
    .values({
      id: decision,
      partnership_id: board.id,
      text: 'The board asks for longer notice.',
      basis: 'What its groups said.',
      how: 'vote',
      vote_reason: 'Views differ.',
      decided_on: day('2026-02-20'),
      owner_seat_id: board.seats.chair,
    })
    .execute()
  await db
    .insertInto('minority_view')
    .values({ id: newId(), decision_id: decision, seat_id: board.seats.faith, text: 'Six weeks are enough.' })
    .execute()
  admin = await app.visitor(board.people.admin)
  reader = await app.visitor()
})
after(() => app.close())

const put = (values: Readonly<Record<string, string>> = {}) =>
  admin.send(`${at}/new`, {
    consultation_id: about.id,
    decision_id: decision,
    view: 'We ask for twelve weeks and a day for each holiday.',
    ...values,
  })
const view = () => app.hub.db.selectFrom('joint_view').selectAll().orderBy('id', 'desc').executeTakeFirstOrThrow()
const codeOn = ({ body }: Answer) => /hub-code[^>]*>([^<]+)</.exec(body)![1]!
const give = async (of: OpenConsultation, more: Readonly<Record<string, string>>) =>
  codeOn(
    await (await app.visitor()).send(`/consultations/${of.slug}/response`, {
      [`q-${of.questions[0]}`]: '2',
      free_text: 'Twelve weeks.',
      action: 'give',
      ...more,
    }),
  )
const counted = async () => {
  const facts = (await loadFacts(app.hub.db, 'consultation', [about.id], await app.hub.today())).get(about.id)!
  const { check, defaults } = practiceOf('consultation.joint-responses')!
  return check(facts, defaults, await app.hub.today(), [])
}

test('what the board has decided is put to its partners, with the views of a minority beside it', async () => {
  assert.equal((await (await app.visitor(board.people.ada)).get(`${at}/new`)).status, 403)
  const hollow = await put({ view: 'x' })
  assert.equal(hollow.status, 422)
  assert.match(words(hollow.body), /Say in a sentence or two/)
  assert.equal((await put({ decision_id: newId() })).status, 422)
  const sent = await put()
  assert.match(words(sent.body), /The partners have been asked/)
  const shown = words((await reader.get(at)).body)
  assert.match(shown, /We ask for twelve weeks/)
  assert.match(shown, /Decided by the board on 20 February 2026/)
  assert.match(shown, /2 partners have not said yet: Village halls, Young board/)
  assert.match(shown, /Who saw it otherwise Faith forum Six weeks are enough/)
  assert.match(shown, /No receipt shows yet/)
  assert.equal((await put()).status, 422, 'once for a consultation')
})

test('where the item that it was decided under is closed since, neither the decision nor who saw it otherwise is told', async () => {
  const { db } = app.hub
  const [meeting, item] = [newId(), newId()]
  const held_on = day('2026-02-20')
  await db
    .insertInto('meeting')
    .values({ id: meeting, partnership_id: board.id, held_on, announced_on: held_on, state: 'held' })
    .execute()
  await db
    .insertInto('agenda_item')
    .values({
      id: item,
      meeting_id: meeting,
      position: 1,
      title: 'Notice',
      state: 'accepted',
      closed: true,
      closed_reason: 'About a person.',
      relook_on: held_on,
    })
    .execute()
  const under = (agenda_item_id: string | null, meeting_id: string | null) =>
    db.updateTable('decision').set({ agenda_item_id, meeting_id }).where('id', '=', decision).execute()
  await under(item, meeting)
  app.hub.forgetPages()
  const shown = await reader.get(at)
  assert.match(words(shown.body), /stands in the open no more/)
  assert.doesNotMatch(shown.body, new RegExp(`Six weeks are enough|/decisions/${decision}`))
  assert.equal((await reader.get(`/decisions/${decision}`)).status, 404)
  await under(null, null)
  app.hub.forgetPages()
})

test('each partner says for itself whether it joins, by the link of its mail, and is told as it said', async () => {
  const rows = await app.hub.db.selectFrom('outgoing_mail').selectAll().execute()
  const mails = rows.map(row => openMail(app.hub.seal, row))
  const linkOf = (to: string) =>
    /\/answers\/[\w-]+/.exec(mails.find(mail => mail.to === to && /twelve weeks/.test(mail.body))!.body)![0]
  const who = { name: 'Con Tact', role: 'Chair' }
  await reader.send(linkOf('contact-board@example.org'), { agreed: 'yes', ...who })
  await reader.send(linkOf('outsider-board@example.org'), { agreed: 'no', comment: 'Ours meet in summer.', ...who })
  const shown = words((await reader.get(at)).body)
  assert.match(shown, /1 partner joins: Young board\. 1 partner does not join: Village halls\./)
})

test('only the receipt of a response to this consultation, open and on behalf of an organisation, shows that it was given', async () => {
  const { id } = await view()
  const show = (code: string) => admin.send(`${at}/${id}/response`, { code })
  assert.equal((await counted()).verdict, 'doesNotApply')
  assert.match(words((await show('R-not-a-code')).body), /not the code of a response to this consultation/)
  const elsewhere = await show(await give(another, { behalf: 'organisation' }))
  assert.match(words(elsewhere.body), /not the code of a response to this consultation/)
  const sealed = await show(await give(about, { behalf: 'organisation', confidential: 'yes' }))
  assert.match(words(sealed.body), /given in confidence/)
  assert.match(words((await show(await give(about, { behalf: 'personal' }))).body), /by a person for themselves/)
  const code = await give(about, { behalf: 'organisation' })
  const shown = await show(code)
  assert.match(words(shown.body), /The board showed its receipt on 2 March 2026/)
  const publicly = (await reader.get(at)).body
  assert.ok(!publicly.includes(code))
  assert.doesNotMatch(publicly, /Twelve weeks\./, 'what the response says is read where responses are')
  const entry = await app.hub.db
    .selectFrom('audit_entry')
    .select('after')
    .where('action', '=', 'partnership.joint-view-given')
    .executeTakeFirstOrThrow()
  assert.deepEqual(entry.after, { shown_on: '2026-03-02' })
  const found = await counted()
  assert.equal(found.verdict, 'notMet', 'one body is no joint response')
  assert.match(found.because, /1 joint response, with 1 body behind it/)
})

test('a body that comes to join is counted; a response taken back is not; a view withdrawn stays with its reason', async () => {
  const { id } = await view()
  const request = await app.hub.db
    .selectFrom('party_request as r')
    .innerJoin('organisation as o', 'o.id', 'r.organisation_id')
    .select('r.id')
    .where('r.record_id', '=', id)
    .where('o.slug', '=', 'halls')
    .executeTakeFirstOrThrow()
  await (await app.visitor(board.people.outsider)).send(`/asked/${request.id}`, { agreed: 'yes' })
  const found = await counted()
  assert.deepEqual([found.verdict, found.proof], ['met', 'shown'], found.because)
  await app.hub.db
    .updateTable('response')
    .set({ state: 'withdrawn' })
    .where('id', '=', (await view()).response_id)
    .execute()
  assert.equal((await counted()).verdict, 'doesNotApply')
  const shown = words((await reader.get(at)).body)
  assert.match(
    shown,
    /Not given yet.*receipt the board showed on 2 March 2026 does not count any more/,
    'as it is counted',
  )
  receipt = await give(about, { behalf: 'organisation' })
  await admin.send(`${at}/${id}/response`, { code: receipt })
  assert.equal((await counted()).verdict, 'met', 'another receipt is shown in its place')
  assert.equal((await admin.send(`${at}/${id}/withdrawal`, { because: 'x' })).status, 422)
  await admin.send(`${at}/${id}/withdrawal`, { because: 'The plan has changed.' })
  assert.match(words((await reader.get(at)).body), /Withdrawn on 2 March 2026\. The plan has changed/)
  assert.equal((await admin.get(`${at}/${id}/response`)).status, 403)
  assert.equal((await put()).status, 200, 'it can be answered anew')
  const anew = await admin.send(`${at}/${(await view()).id}/response`, { code: receipt })
  assert.match(words(anew.body), /The board showed its receipt on 2 March 2026/, 'by the response that stands')
})

test('the receipt of one response shows one board’s answer, and no other’s', async () => {
  const { db } = app.hub
  const other = await seatedPartnership(db, 'other')
  const row = { decision_id: decision, view: 'We too.', put_on: day('2026-03-02') }
  const id = newId()
  await db
    .insertInto('joint_view')
    .values({ id, partnership_id: other.id, consultation_id: about.id, ...row })
    .execute()
  const theirs = await app.visitor(other.people.admin)
  const refused = await theirs.send(`/partnerships/other/joint-views/${id}/response`, { code: receipt })
  assert.equal(refused.status, 422)
  assert.match(words(refused.body), /has been shown for something else/)
})

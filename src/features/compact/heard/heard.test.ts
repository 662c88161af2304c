/** The side that things are owed to confirms what a body states of itself, or sees it otherwise, and never the body itself. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, words } from '../../../../test/support/app.ts'
import { day } from '../../../kernel/day.ts'
import { openMail } from '../../../mail/mail.ts'
import { type CompactWorld, makeCompact, signCode } from '../compact.fixture.ts'
import { say } from './views.queries.ts'

let app: TestApp
let world: CompactWorld
const checks = '/consultations/after-dark/checks'
const hearing = '/consultations/after-dark/hearing'
const otherwise = `${hearing}/otherwise?demand=consultation.barriers`

before(async () => {
  app = await testApp()
  app.clock.now = new Date('2026-03-02T09:00:00Z')
  world = await makeCompact(app.hub.db)
  await signCode(app.hub.db, 'beds-luton-consultation-2009', 'consultation', world.council)
  await barriers('Night shifts: two meetings in the canteen at six.')
})
after(() => app.close())

async function barriers(text: string): Promise<void> {
  await app.hub.db.updateTable('consultation').set({ barriers: text }).where('id', '=', world.consultation).execute()
}

const stated =
  /Barriers dealt with The plan states the barriers to taking part and what was done about each\. Stated by the body itself\./
const confirmed =
  /what was done about each\. Confirmed by the side it is owed to\. A (?:must|should|could)\. Confirmed by Fen Aid on 2 March 2026\./

test('what a body says of itself counts as stated until the side it is owed to confirms it', async () => {
  assert.match(words((await (await app.visitor()).get(checks)).body), stated)
  const contact = await app.visitor(world.people.contact)
  const page = await contact.get(hearing)
  const box = /value="([^"]* consultation\.barriers)"/.exec(page.body)?.[1]
  assert.ok(box, 'the finding can be ticked')
  assert.doesNotMatch(page.body, /type="checkbox"[^>]*checked/, 'nothing is ticked beforehand')
  assert.equal((await contact.send(hearing, { organisation: world.charity })).status, 422)
  const done = await contact.send(hearing, { organisation: world.charity, confirm: box })
  assert.match(words(done.body), /Confirmed\. It stands beside each finding/)
  assert.match(words((await (await app.visitor()).get(checks)).body), confirmed)
})

test('a confirmation stands for what was confirmed: changed evidence is stated again', async () => {
  await barriers('Night shifts, and nothing was done.')
  const changed = words((await (await app.visitor()).get(checks)).body)
  assert.match(changed, stated)
  const contact = await app.visitor(world.people.contact)
  const old = `${'0'.repeat(16)} consultation.barriers`
  assert.equal((await contact.send(hearing, { organisation: world.charity, confirm: old })).status, 422)
})

test('whoever works for the body that is judged can neither confirm nor doubt, whatever else they are', async () => {
  assert.equal((await (await app.visitor()).get(hearing, false)).status, 303)
  assert.equal((await (await app.visitor(world.people.lead)).get(hearing)).status, 403)
  const grant = await app.hub.db
    .selectFrom('role_grant')
    .selectAll()
    .where('person_id', '=', world.people.contact)
    .executeTakeFirstOrThrow()
  await app.hub.db
    .insertInto('role_grant')
    .values({ ...grant, id: crypto.randomUUID(), person_id: world.people.lead })
    .execute()
  const lead = await app.visitor(world.people.lead)
  assert.match(words((await lead.get(hearing)).body), /Whoever works for the body that is checked cannot/)
  const token = await lead.post(hearing, { organisation: world.charity, confirm: 'x consultation.barriers' })
  assert.notEqual(token.status, 303)
  const said = await app.hub.db
    .selectFrom('finding_view')
    .select('id')
    .where('said_by', '=', world.people.lead)
    .execute()
  assert.deepEqual(said, [])
})

test('a doubt is public with its reason, mailed, a task, said once, and stays with its answer', async () => {
  const contact = await app.visitor(world.people.contact)
  assert.equal((await contact.send(otherwise, { organisation: world.charity, reason: 'x' })).status, 422)
  const reason = 'Nobody came to the canteen at six.'
  const done = await contact.send(otherwise, { organisation: world.charity, reason })
  assert.match(words(done.body), /Your organisation sees it otherwise/)
  const again = await contact.send(otherwise, { organisation: world.charity, reason: 'Nobody came, we say.' })
  assert.equal(again.status, 422)
  assert.match(words(again.body), /has said this already/)
  const shown = words((await (await app.visitor()).get(checks)).body)
  assert.match(
    shown,
    /Fen Aid sees it otherwise since 2 March 2026: Nobody came to the canteen at six\. An answer is due by 30 March 2026/,
  )
  const lead = await app.visitor(world.people.lead)
  assert.match(words((await lead.get('/tasks?show=all')).body), /Answer how Fen Aid sees it: Barriers dealt with/)
  const { id } = await app.hub.db
    .selectFrom('finding_view')
    .select('id')
    .where('says', '=', 'doubted')
    .executeTakeFirstOrThrow()
  const at = `/consultations/after-dark/doubts/${id}`
  assert.equal((await contact.get(at)).status, 403)
  const late = await app.visitor(world.people.lead)
  const form = (await late.get(at)).body
  await lead.send(at, { answer: 'We will come at ten instead.' })
  const version = /name="version" value="(\d+)"/.exec(form)?.[1]
  assert.ok(version, 'the form quotes the version that was read')
  const second = await late.send(at, { answer: 'We will not come.', version })
  assert.equal(second.status, 409, 'the answer that stands is not replaced unread')
  assert.match(words((await late.get(at)).body), /This answer stands in public since 2 March 2026.*We will come at ten/)
  const answered = words((await (await app.visitor()).get(checks)).body)
  assert.match(answered, /Nobody came to the canteen at six\. Answered on 2 March 2026: We will come at ten instead\./)
  const audit = await app.hub.db.selectFrom('audit_entry').select('action').where('record_id', '=', id).execute()
  assert.deepEqual(audit.map(({ action }) => action).sort(), ['finding.doubt-answered', 'finding.doubted'])
})

test('what a body doubts it cannot confirm by the way: the doubt is taken back first', async () => {
  await barriers('Night shifts: two meetings in the depot at ten.')
  const contact = await app.visitor(world.people.contact)
  const page = await contact.get(hearing)
  assert.doesNotMatch(page.body, /value="[^"]* consultation\.barriers"/)
  const subject = { kind: 'consultation', id: world.consultation, slug: 'after-dark' } as const
  const { id, ...view } = await app.hub.db
    .selectFrom('finding_view')
    .select(['id', 'demand', 'practice', 'saw', 'evidence', 'organisation_id as organisationId'])
    .where('says', '=', 'doubted')
    .executeTakeFirstOrThrow()
  const now = new Date('2026-03-02T10:00:00Z')
  const word = { says: 'confirmed', reason: null, today: day('2026-03-02'), now, days: 0 } as const
  const of = { ...view, subject, departureId: null, by: world.people.contact }
  assert.equal(await app.hub.db.transaction().execute(tx => say(tx, of, word)), null)
  const { withdrawn_at } = await app.hub.db
    .selectFrom('finding_view')
    .select('withdrawn_at')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  assert.equal(withdrawn_at, null)
})

const departures = '/consultations/after-dark/departures'

async function departure(practice: string): Promise<string> {
  const lead = await app.visitor(world.people.lead)
  const sent = await lead.send(`${departures}/new?practice=${practice}`, {
    practice,
    circumstances: 'The timetable was fixed by the bus company.',
    reason: 'The contract for the buses ends in April.',
    instead: 'Two evenings in the depot.',
    risk: 'Night workers hear of it late.',
    told: 'Fen Aid, by telephone on 1 March.',
    'ends_on-day': '1',
    'ends_on-month': '5',
    'ends_on-year': '2026',
  })
  assert.equal(sent.status, 200, words(sent.body).slice(0, 400))
  const { id } = await app.hub.db
    .selectFrom('departure')
    .select('id')
    .where('practice', '=', practice)
    .executeTakeFirstOrThrow()
  return id
}

test('a reason given is accepted or disputed by the side it is owed to, in public, once, and a dispute is answered by a day', async () => {
  const id = await departure('consultation.sector-costs')
  const at = `${departures}/${id}/word`
  const anybody = await app.visitor()
  assert.equal((await anybody.get(at, false)).status, 303)
  const lead = await app.visitor(world.people.lead)
  assert.match(words((await lead.get(at)).body), /is not owed to your organisation/)
  const contact = await app.visitor(world.people.contact)
  assert.match((await contact.get(departures)).body, new RegExp(`${id}/word`))
  const own = { organisation: world.charity }
  assert.equal((await contact.send(at, own)).status, 422, 'neither is chosen beforehand')
  assert.equal((await contact.send(at, { ...own, says: 'disputed', reason: '' })).status, 422)
  await contact.send(at, { ...own, says: 'disputed', reason: 'Nobody telephoned us.' })
  const again = await contact.send(at, { ...own, says: 'disputed', reason: 'As we said.' })
  assert.equal(again.status, 422)
  const shown = words((await anybody.get(checks)).body)
  assert.match(shown, /Disputed by Fen Aid\./)
  assert.match(
    shown,
    /Fen Aid disputes the reason, since 2 March 2026: Nobody telephoned us\. An answer is due by 30 March/,
  )
  assert.match(words((await lead.get('/tasks?show=all')).body), /Answer why Fen Aid disputes a reason/)
  const view = await app.hub.db
    .selectFrom('finding_view')
    .select('id')
    .where('departure_id', '=', id)
    .executeTakeFirstOrThrow()
  await lead.send(`/consultations/after-dark/doubts/${view.id}`, { answer: 'We rang the old number, and are sorry.' })
  assert.match(words((await anybody.get(departures)).body), /Answered on 2 March 2026: We rang the old number/)
  await contact.send(at, { ...own, says: 'accepted', reason: '' })
  const after = words((await anybody.get(departures)).body)
  assert.match(after, /Fen Aid accepts the reason, since 2 March 2026\./)
  assert.match(after, /Said before, until 2 March 2026, \d\d:\d\d: Fen Aid disputes the reason/)
})

test('what was said can be taken back by whoever speaks for the body, and stays on record with its days', async () => {
  const contact = await app.visitor(world.people.contact)
  const link = /href="(\/consultations\/after-dark\/hearing\/[^"]+\/taking-back)"/
  const at = link.exec((await contact.get(hearing)).body)?.[1]
  assert.ok(at)
  assert.match(words((await (await app.visitor(world.people.lead)).get(at)).body), /Only somebody who speaks/)
  await contact.send(at, {})
  assert.equal((await contact.get(at)).status, 404)
  assert.match(words((await (await app.visitor()).get(departures)).body), /Said before, .* Fen Aid accepts the reason/)
})

test('the Compact itself is confirmed, doubted and explained as anything else is, and its own secretariat can do neither', async () => {
  await app.hub.db
    .updateTable('area')
    .set({ aim: 'Both sides decide together.', principles: 'Trust and time.' })
    .execute()
  const contact = await app.visitor(world.people.contact)
  const page = await contact.get('/compact/hearing')
  const demand = /otherwise\?demand=([^"]+)"/.exec(page.body)?.[1]
  assert.ok(demand, words(page.body).slice(0, 400))
  const reason = 'We asked the office and nobody knew.'
  await contact.send(`/compact/hearing/otherwise?demand=${demand}`, { organisation: world.charity, reason })
  assert.match(
    words((await (await app.visitor()).get('/compact/checks')).body),
    /We asked the office and nobody knew\./,
  )
  const secretary = await app.visitor(world.people.secretary)
  assert.match(words((await secretary.get('/tasks?show=all')).body), /Answer how Fen Aid sees it/)
  assert.equal((await secretary.get('/compact/hearing')).status, 403)
})

test('a body that doubts fifty times in a day is heard in all of it, as one task, and fills no mailbox', async () => {
  const today = day('2026-03-04')
  app.clock.now = new Date('2026-03-04T09:00:00Z')
  await barriers('Night shifts: a table in the depot, all of May.')
  await app.pool.query('update finding_view set withdrawn_at = now() where withdrawn_at is null')
  const disputed = await departure('consultation.wider-audience')
  const contact = await app.visitor(world.people.contact)
  const page = (await contact.get(hearing)).body
  const demands = [...new Set([...page.matchAll(/hearing\/otherwise\?demand=([^"]+)"/g)].map(([, of]) => of!))]
  const doubt = async (n: number) => {
    const reason = 'What is said there is not how we saw it.'
    const sent = await contact.send(`${hearing}/otherwise?demand=${demands[n]}`, {
      organisation: world.charity,
      reason,
    })
    assert.match(words(sent.body), /Your organisation sees it otherwise/)
  }
  const more = async (from: number, to: number) => {
    const subject = { kind: 'consultation', id: world.consultation, slug: 'after-dark' } as const
    const of = { subject, departureId: null, practice: 'consultation.barriers', organisationId: world.charity }
    const word = { says: 'doubted', reason: 'Not so.', today, now: app.clock.now, days: 28 } as const
    for (let n = from; n < to; n++)
      await app.hub.db
        .transaction()
        .execute(tx =>
          say(tx, { ...of, by: world.people.contact, demand: `a.${n}`, saw: 'So.', evidence: `${n}` }, word),
        )
  }
  const mails = async () => {
    const rows = await app.hub.db.selectFrom('outgoing_mail').selectAll().orderBy('id').execute()
    return rows
      .filter(({ subject }) => /^Fen Aid (sees|disputes)/.test(subject))
      .map(row => openMail(app.hub.seal, row))
  }
  const before = (await mails()).length
  await doubt(0)
  await more(0, 1)
  await doubt(1)
  const told = await mails()
  assert.equal(told.length, before + 2)
  assert.match(told.at(-1)!.body, /third that Fen Aid says of .* today\. Whatever it says .* without a mail/)
  await more(1, 48)
  await contact.send(`${departures}/${disputed}/word`, {
    ...{ organisation: world.charity, says: 'disputed', reason: 'Nobody asked us for any.' },
  })
  assert.equal((await mails()).length, before + 2, 'the fifty-first is not mailed')
  const tasks = words((await (await app.visitor(world.people.lead)).get('/tasks?show=all')).body)
  assert.equal(tasks.match(/Fen Aid (?:sees it:|disputes a reason:)/g)?.length, 2, `once for each day: ${tasks}`)
  const { rows } = await app.pool.query('select from finding_view where said_on = $1 and withdrawn_at is null', [today])
  assert.equal(rows.length, 51, 'each stands')
})

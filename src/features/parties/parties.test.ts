/** A partner answers for itself: signed in, by a link, on paper; and nobody else can. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, type Visitor, words } from '../../../test/support/app.ts'
import { type SeatedPartnership, seatedPartnership } from '../../../test/support/seated-partnership.ts'
import { newId } from '../../db/ids.ts'
import { addDays } from '../../kernel/day.ts'
import { openMail } from '../../mail/mail.ts'
import { jobs } from '../registry.ts'

let app: TestApp
let seated: SeatedPartnership
let chair: Visitor
let contact: Visitor
let adviser: Visitor
const base = '/partnerships/vale'

before(async () => {
  app = await testApp(new Date('2026-03-02T09:00:00Z'))
  seated = await seatedPartnership(app.hub.db, 'vale')
  const { db } = app.hub
  // The holder of the partner's second seat is an adviser: invited for what he knows, not to speak for it.
  const { partner_id } = await db
    .selectFrom('seat')
    .select('partner_id')
    .where('id', '=', seated.seats.youth)
    .executeTakeFirstOrThrow()
  await db.updateTable('seat').set({ partner_id, role: 'adviser' }).where('id', '=', seated.seats.council).execute()
  await enter()
  // A holder speaks for the partner once it has said itself that it is so: its contact keeps the term as it stands.
  const { id } = await db
    .selectFrom('holding')
    .select('id')
    .where('seat_id', '=', seated.seats.youth)
    .executeTakeFirstOrThrow()
  assert.equal((await contact.send(`${base}/seats/${seated.seats.youth}/terms/${id}`, {})).status, 200)
  assert.equal((await chair.send(`${base}/terms/writing`, { purpose: 'We meet, and we listen.' })).status, 200)
})
after(() => app.close())

async function enter(): Promise<void> {
  chair = await app.visitor(seated.people.chair)
  contact = await app.visitor(seated.people.contact)
  adviser = await app.visitor(seated.people.cleo)
}

async function request(): Promise<string> {
  const { id } = await app.hub.db
    .selectFrom('party_request')
    .select('id')
    .where('matter', '=', 'partnership.terms')
    .executeTakeFirstOrThrow()
  return id
}

/** The links that were mailed to an address, the latest first. */
async function linksTo(address: string): Promise<string[]> {
  const rows = await app.hub.db.selectFrom('outgoing_mail').selectAll().orderBy('id', 'desc').execute()
  return rows
    .map(row => openMail(app.hub.seal, row))
    .filter(({ to }) => to === address)
    .flatMap(({ body }) => /\/answers\/\S+/.exec(body)?.[0] ?? [])
}

const answers = () =>
  app.hub.db
    .selectFrom('party_answer')
    .innerJoin('party_request', 'party_request.id', 'party_answer.party_request_id')
    .selectAll('party_answer')
    .where('party_request.matter', '=', 'partnership.terms')
    .orderBy('party_answer.created_at')
    .orderBy('party_answer.id')
    .execute()
const standing = () =>
  app.hub.db
    .selectFrom('party_standing')
    .selectAll()
    .where('matter', '=', 'partnership.terms')
    .executeTakeFirstOrThrow()
const yes = { agreed: 'yes', name: 'Nora Field', role: 'Trustee' }

test('those who may bind the partner are mailed: its contact and the holder who speaks for it, not its adviser', async () => {
  assert.equal((await linksTo('contact-vale@example.org')).length, 1)
  assert.equal((await linksTo('ada-vale@example.org')).length, 1)
  assert.equal((await linksTo('cleo-vale@example.org')).length, 0)
  assert.equal((await linksTo('ben-vale@example.org')).length, 0, 'a substitute binds nobody')
})

test('an adviser, a substitute and whoever asks cannot answer for the partner', async () => {
  const page = `/asked/${await request()}`
  assert.equal((await adviser.get(page)).status, 403)
  assert.equal((await adviser.post(page, { agreed: 'yes' })).status, 403)
  assert.equal((await (await app.visitor(seated.people.ben)).get(page)).status, 403)
  assert.equal((await chair.get(page)).status, 403)
  assert.equal((await chair.post(page, { agreed: 'yes' })).status, 403)
  assert.equal((await answers()).length, 0)
})

test('opening the link answers nothing, nothing in it is filled in, and the form says who answers', async () => {
  const anybody = await app.visitor()
  const [link = ''] = await linksTo('contact-vale@example.org')
  for (let scan = 0; scan < 3; scan++) {
    const { status, body } = await anybody.get(link)
    assert.equal(status, 200)
    assert.match(words(body), /Does your organisation agree to the terms/)
    assert.match(words(body), /We meet, and we listen/)
    assert.doesNotMatch(body, /checked|value="Young/)
  }
  assert.equal((await answers()).length, 0)
  assert.equal((await anybody.send(link, { agreed: 'yes' })).status, 422, 'who answers?')
  assert.equal((await anybody.send(link, { ...yes, agreed: 'no' })).status, 422, 'a no says why')
  assert.equal((await anybody.send(link, yes)).status, 200)
  const [kept] = await answers()
  assert.deepEqual([kept?.way, kept?.name, kept?.role, kept?.agreed], ['link', 'Nora Field', 'Trustee', true])
  assert.equal((await standing()).proof, 'confirmed')
})

test('a used link says so, and sends another to the same mailbox', async () => {
  const anybody = await app.visitor()
  const [link = ''] = await linksTo('contact-vale@example.org')
  assert.match(words((await anybody.get(link)).body), /This link has been used.*Get a new link/)
  assert.equal((await anybody.post(link, { ...yes, agreed: 'no', comment: 'x' })).status, 422)
  assert.equal((await answers()).length, 1)
  assert.equal((await anybody.send(`${link}/another`, {})).status, 422, 'not within minutes of the last one')
  app.clock.now = new Date('2026-03-02T10:00:00Z')
  assert.equal((await anybody.send(`${link}/another`, {})).status, 200)
  const links = await linksTo('contact-vale@example.org')
  assert.equal(links.length, 2)
  app.clock.now = new Date('2026-06-02T10:00:00Z')
  assert.match(words((await anybody.get(links[0]!)).body), /This link has run out/)
  assert.equal((await anybody.post(links[0]!, yes)).status, 422)
  app.clock.now = new Date('2026-03-03T10:00:00Z')
})

test('the text it agreed to is in force; another answer by somebody else replaces the first openly, and both are kept', async () => {
  await enter()
  const page = `/asked/${await request()}`
  const list = words((await contact.get('/asked')).body)
  assert.match(list, /2 questions answered/)
  assert.match(words((await contact.get(page)).body), /Yes, we agree, 2 March 2026.*Nora Field, Trustee/)
  assert.equal((await contact.send(page, { agreed: 'no', comment: 'The trustees did not decide it.' })).status, 200)
  assert.deepEqual(
    (await answers()).map(({ agreed, way }) => [agreed, way]),
    [
      [true, 'link'],
      [false, 'sign-in'],
    ],
  )
  assert.equal((await standing()).agreed, false)
  const seen = words((await chair.get(`${page}/asker`)).body)
  assert.match(
    seen,
    /No, we do not agree, 3 March 2026.*The trustees did not decide it.*Yes, we agree, 2 March 2026.*Replaced/,
  )
  const { rows } = { rows: await app.hub.db.selectFrom('outgoing_mail').selectAll().execute() }
  const told = rows.map(row => openMail(app.hub.seal, row)).filter(({ to }) => to === 'chair-vale@example.org')
  assert.match(told.at(-1)?.body ?? '', /They said no[\s\S]*The trustees did not decide it/)
})

test('paper with its scan is stated, never over what the partner said itself', async () => {
  await enter()
  const page = `/asked/${await request()}/paper`
  const paper = {
    agreed: 'yes',
    'given_on-day': '1',
    'given_on-month': '3',
    'given_on-year': '2026',
    name: 'Nora Field',
    role: 'Trustee',
  }
  const files = { scan: { name: 'letter.txt', type: 'text/plain', bytes: Buffer.from('We agree.') } }
  assert.equal((await chair.send(page, paper)).status, 422, 'not without a scan')
  assert.equal(
    (await chair.send(page, { ...paper, 'given_on-month': '4' }, { files })).status,
    422,
    'nor from tomorrow',
  )
  assert.equal((await contact.get(page)).status, 403)
  assert.equal((await chair.send(page, paper, { files })).status, 200)
  assert.equal((await answers()).length, 3)
  const now = await standing()
  assert.deepEqual([now.agreed, now.proof], [false, 'confirmed'])
  const scan = /href="(\/asked\/[^"]*\/papers\/[^"]*)"/.exec((await contact.get(page.replace('/paper', ''))).body)?.[1]
  assert.equal((await contact.get(scan ?? '')).body, 'We agree.')
  assert.equal((await adviser.get(scan ?? '')).status, 403)
})

test('an answer cannot be changed or taken out behind the pages', async () => {
  const { db } = app.hub
  await assert.rejects(db.updateTable('party_answer').set({ agreed: true }).execute(), /stays as it was given/)
  await assert.rejects(db.deleteFrom('party_answer').execute(), /stays as it was given/)
})

test('a question not answered is reminded of once before its last day and once after, with links that work', async () => {
  app.clock.now = new Date('2026-03-04T10:00:00Z')
  await enter()
  assert.equal((await chair.send(`${base}/terms/writing`, { purpose: 'Anew.', what_changed: 'All' })).status, 200)
  const remind = jobs.find(({ name }) => name === 'remind-parties')!
  const sent: (string | undefined)[] = []
  for (const on of ['2026-03-05', '2026-03-29', '2026-03-30', '2026-04-02', '2026-04-03']) {
    app.clock.now = new Date(`${on}T07:20:00Z`)
    sent.push(await remind.run(app.hub))
  }
  assert.deepEqual(sent, ['0 reminders', '2 reminders', '0 reminders', '2 reminders', '0 reminders'])
  const [link = '', before = ''] = await linksTo('contact-vale@example.org')
  assert.match(words((await (await app.visitor()).get(before)).body), /This link has run out/)
  assert.equal((await (await app.visitor()).send(link, yes)).status, 200)
  assert.match((await remind.run(app.hub)) ?? '', /^0/)
})

test('where the directory knows no contact the mailbox of the organisation is asked, and where there is none somebody rings', async () => {
  const { db } = app.hub
  app.clock.now = new Date('2026-04-04T10:00:00Z')
  await enter()
  const organisation = newId()
  await db
    .insertInto('organisation')
    .values({ id: organisation, slug: 'alone', name: 'Alone', sector: 'faith', phone: '01632 960 111' })
    .execute()
  await db
    .insertInto('partner')
    .values({ id: newId(), partnership_id: seated.id, organisation_id: organisation, from_day: '2026-04-01' as never })
    .execute()
  assert.equal((await chair.send(`${base}/terms/writing`, { purpose: 'Once more.', what_changed: 'All' })).status, 200)
  assert.match(words((await chair.get(`${base}/answers`)).body), /Alone: Terms of reference.*Ring 01632 960 111/)
  await db.updateTable('organisation').set({ email: 'post@alone.example' }).where('id', '=', organisation).execute()
  assert.equal((await chair.send(`${base}/answers`, {})).status, 200)
  assert.equal((await linksTo('post@alone.example')).length, 1)
})

test('whoever puts one question after another fills no mailbox: what still stands is mailed the morning after', async () => {
  const before = (await linksTo('contact-vale@example.org')).length
  const put = (at: number) => chair.send(`${base}/terms/writing`, { purpose: `Draft ${at}.`, what_changed: 'Words' })
  for (let at = 0; at < 23; at++) assert.equal((await put(at)).status, 200)
  const mailed = (await linksTo('contact-vale@example.org')).length - before
  assert.ok(mailed > 10 && mailed <= 20, String(mailed))
  app.clock.now = new Date('2026-04-05T07:20:00Z')
  await jobs.find(({ name }) => name === 'remind-parties')!.run(app.hub)
  assert.equal((await linksTo('contact-vale@example.org')).length - before, mailed + 1)
})

test('a question that nobody could be asked is asked once there is somebody; a reminder that found nobody stays due', async () => {
  const { db } = app.hub
  const remind = jobs.find(({ name }) => name === 'remind-parties')!
  const mailbox = (email: string) => db.updateTable('organisation').set({ email }).where('slug', '=', 'alone').execute()
  const told = async () =>
    (await db.selectFrom('outgoing_mail').selectAll().orderBy('id').execute())
      .map(row => openMail(app.hub.seal, row))
      .filter(({ to }) => to === 'late@alone.example')
      .map(({ subject }) => subject.split(':')[0])
  const on = async (day: string) => {
    app.clock.now = new Date(`${day}T07:20:00Z`)
    await remind.run(app.hub)
    return (await told()).length
  }
  await mailbox('')
  await enter()
  assert.equal((await chair.send(`${base}/terms/writing`, { purpose: 'Last.', what_changed: 'All' })).status, 200)
  assert.equal(await on('2026-04-06'), 0)
  await mailbox('late@alone.example')
  assert.equal(await on('2026-04-07'), 1, 'it is asked as soon as there is a mailbox')
  assert.equal(await on('2026-04-08'), 1)
  await mailbox('')
  const { answer_by } = await db
    .selectFrom('party_standing')
    .innerJoin('organisation', 'organisation.id', 'party_standing.organisation_id')
    .select('answer_by')
    .where('organisation.slug', '=', 'alone')
    .where('matter', '=', 'partnership.terms')
    .executeTakeFirstOrThrow()
  const ahead = (days: number) => addDays(answer_by!, days)
  assert.equal(await on(ahead(-3)), 1)
  await mailbox('late@alone.example')
  assert.equal(await on(ahead(-2)), 2, 'nobody was there the day before')
  assert.deepEqual(await told(), ['Your answer is asked for', 'Still waiting for your answer'])
  await mailbox('')
  const late = 'Written when nobody had an address.'
  await enter()
  assert.equal((await chair.send(`${base}/terms/writing`, { purpose: 'Later.', what_changed: late })).status, 200)
  const mails = async () =>
    (await db.selectFrom('outgoing_mail').selectAll().orderBy('id').execute()).map(row => openMail(app.hub.seal, row))
  const before = (await mails()).length
  app.clock.now = new Date(`${ahead(25)}T07:20:00Z`)
  await mailbox('late@alone.example')
  await remind.run(app.hub)
  const first = (await mails()).slice(before).find(({ to }) => to === 'late@alone.example')
  const named = /Please answer by (\d+ \w+ \d{4})/.exec(first?.body ?? '')?.[1] ?? assert.fail(first?.body)
  assert.ok(new Date(`${named} UTC`) > app.clock.now, `whoever hears of it late is given time: ${named}`)
  await db.updateTable('partnership').set({ state: 'ended' }).execute()
  const count = (await told()).length
  assert.equal(await on(ahead(60)), count, 'a partnership that is over reminds nobody')
})

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, type Visitor, words } from '../../../../test/support/app.ts'
import { sheetsIn } from '../../../../test/support/attacker.ts'
import { bySystem } from '../../../db/erasures.ts'
import { newId } from '../../../db/ids.ts'
import { openMail } from '../../../mail/mail.ts'
import { listPetitions } from '../../points/petitions.queries.ts'
import { type OpenConsultation, openConsultation } from '../open-consultation.fixture.ts'
import { eraseContact, sealContact } from '../sealing/seal.ts'
import { acknowledgeResponses, forgetRespondents } from '../upkeep.job.ts'

let app: TestApp
let of: OpenConsultation
let base: string
const secret = {
  contact_name: 'Ada Secret',
  contact_email: 'ada@secret.example',
  contact_organisation: 'Secret Society',
}
const received = { 'received-day': '27', 'received-month': '2', 'received-year': '2026' }
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

before(async () => {
  app = await testApp()
  of = await openConsultation(app.hub.db, 'together')
  base = `/consultations/${of.slug}`
})
after(() => app.close())

const answer = (text: string) => ({ [`q-${of.questions[0]}`]: '2', [`q-${of.questions[1]}`]: text })

async function key(values: Record<string, string> = {}, by?: Visitor) {
  const clerk = by ?? (await app.visitor(of.people.clerk))
  const scan = { name: 'letter.png', type: 'application/octet-stream', bytes: PNG }
  return clerk.send(
    `${base}/keying`,
    { channel: 'letter', ...received, ...answer('From a letter'), action: 'give', ...values },
    { files: { scan } },
  )
}

async function openings(): Promise<number> {
  return (await app.hub.db.selectFrom('seal_opening').select('id').execute()).length
}

async function newest() {
  return app.hub.db.selectFrom('response').selectAll().orderBy('id', 'desc').executeTakeFirstOrThrow()
}

test('a letter is keyed in with its scan, counts like any other, and leads to a receipt', async () => {
  const clerk = await app.visitor(of.people.clerk)
  const keyed = await key({ contact_post: '1 High Street' }, clerk)
  assert.equal(keyed.status, 200, words(keyed.body))
  const row = await newest()
  assert.deepEqual(
    [row.channel, row.keyed_by, row.received_at.toISOString().slice(0, 10)],
    ['letter', of.people.clerk, '2026-02-27'],
  )
  const code = /[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}/.exec(words(keyed.body))![0]
  assert.ok(!keyed.url.includes(code), 'the code stands in no address')
  const respondent = await app.visitor()
  assert.match(words((await respondent.get(`/responses/${code}`)).body), /From a letter/)
  const other = await app.visitor(of.people.clerk)
  assert.equal((await other.get(`${base}/keying/${row.reference}/letter.pdf`)).status, 404)
  assert.equal((await other.get(`${base}/keying/${row.reference}/letter`)).status, 404)
  assert.doesNotMatch((await other.get(`${base}/keying/${row.reference}`)).body, new RegExp(code))
  const before = await openings()
  assert.match((await clerk.get(`${base}/keying/${row.reference}/letter.pdf`)).body, /^%PDF-/)
  assert.equal(await openings(), before, 'fetching a file opens no seal')
  const letter = await clerk.send(`${base}/keying/${row.reference}/letter`, {})
  assert.match(letter.body, /^%PDF-/)
  assert.equal(await openings(), before + 1, 'the address on the letter was looked up')
  assert.match(words((await clerk.get(`${base}/keying/${row.reference}`)).body), /Send the receipt by letter/)
  const stranger = await app.visitor(of.people.reviewer)
  assert.equal((await stranger.get(`${base}/keying/${row.reference}/scan`)).status, 403)
  assert.match(words((await clerk.send(`${base}/keying/${row.reference}`, {})).body), /Acknowledged on/)
  const list = words((await (await app.visitor(of.people.lead)).get(`${base}/responses`)).body)
  assert.match(list, /1 response .*Letter 1/)
  assert.ok(!list.includes('High Street'))
})

test('a petition counts as one response and is told with how many people signed it', async () => {
  const lead = await app.visitor(of.people.lead)
  const wrong = await key({ signatures: '1' })
  assert.equal(wrong.status, 422)
  const name = {
    contact_organisation: 'Friends of the bus',
    publish_name: 'yes',
    may_publish: 'yes',
    behalf: 'organisation',
  }
  const keyed = await key({ signatures: '1340', ...name })
  assert.equal(keyed.status, 200, words(keyed.body))
  const { id, reference, signatures } = await newest()
  assert.equal(signatures, 1340)
  assert.match(words((await lead.get(`${base}/responses/${reference}`)).body), /Petition Signed by 1,340 people/)
  const table = (await lead.get(`${base}/responses.csv`)).body
  assert.match(table, /People who signed/)
  assert.match(table, new RegExp(`${reference}.*,1340,`))
  assert.deepEqual(await listPetitions(app.hub.db, of.id), [{ name: 'Friends of the bus', signatures: 1340 }])
  const petition = app.hub.db.updateTable('response').where('id', '=', id)
  await petition.set({ confidential: true }).execute()
  assert.deepEqual(await listPetitions(app.hub.db, of.id), [], 'what is given in confidence is told to nobody')
  await petition.set({ state: 'withdrawn' }).execute()
})

test('a scan is sealed, opened for a purpose that is written down, and erased with the contact', async () => {
  const clerk = await app.visitor(of.people.clerk)
  await key({ contact_post: '1 High Street' }, clerk)
  const row = await newest()
  const kept = await app.hub.db
    .selectFrom('stored_file')
    .selectAll()
    .where('id', '=', row.scan_file_id)
    .executeTakeFirstOrThrow()
  assert.equal(kept.name, '')
  assert.ok(!kept.content.includes(PNG.subarray(0, 8)) && !kept.content.includes('letter.png'))
  const before = await openings()
  const scan = `${base}/keying/${row.reference}/scan`
  assert.equal((await clerk.get(scan)).status, 200)
  assert.equal(await openings(), before, 'asking why opens nothing yet')
  const shown = await clerk.send(scan, { purpose: 'check-keying' })
  assert.equal(shown.headers['content-type'], 'image/png')
  assert.equal(await openings(), before + 1)
  assert.equal((await clerk.get(shown.url)).status, 200)
  assert.equal(await openings(), before + 1, 'what is in view is not opened again')
  const lead = await app.visitor(of.people.lead)
  assert.equal((await lead.get(shown.url)).status, 404, 'it is in view for its opener only')
  assert.match(
    words((await lead.get(`${base}/seal`)).body),
    new RegExp(`${row.reference} To check what was keyed in \\(the scan of the paper\\) Example clerk`),
  )
  assert.equal((await (await app.visitor(of.people.reviewer)).get(scan)).status, 403)
  const subject = { kind: 'consultation', id: of.id } as const
  await app.hub.db
    .transaction()
    .execute(tx =>
      eraseContact(tx, row.id, app.clock.now, { action: 'response.contact-erased', subject, write: bySystem(tx) }),
    )
  assert.equal((await clerk.get(shown.url)).status, 404)
  const left = app.hub.db.selectFrom('stored_file').select('id').where('id', '=', row.scan_file_id)
  assert.equal((await left.execute()).length, 0)
})

test('a scan kept in clear by an earlier version is sealed by the next run', async () => {
  const id = newId()
  const clear = {
    id,
    name: 'Ada.png',
    media_type: 'image/png',
    size: PNG.length,
    sha256: Buffer.alloc(32),
    content: PNG,
  }
  await key()
  const row = await newest()
  const file = { ...clear, subject_kind: 'consultation', subject_id: of.id, visibility: 'sealed' as const }
  await app.hub.db.insertInto('stored_file').values(file).execute()
  await app.hub.db.updateTable('response').set({ scan_file_id: id }).where('id', '=', row.id).execute()
  assert.match((await forgetRespondents.run(app.hub))!, /1 scans sealed/)
  const shown = await (await app.visitor(of.people.clerk)).send(`${base}/keying/${row.reference}/scan`, {
    purpose: 'ask-back',
  })
  assert.equal(shown.headers['content-type'], 'image/png')
  assert.match((await forgetRespondents.run(app.hub))!, /0 scans sealed/)
})

test('the same keyed form twice: one response, one scan', async () => {
  const count = async (table: 'response' | 'stored_file') =>
    Number(
      (
        await app.hub.db
          .selectFrom(table)
          .select(eb => eb.fn.countAll<number>().as('n'))
          .executeTakeFirstOrThrow()
      ).n,
    )
  const before = [await count('response'), await count('stored_file')]
  const clerk = await app.visitor(of.people.clerk)
  const values = {
    channel: 'letter',
    ...received,
    ...answer('Twice'),
    action: 'give',
    _once: 'c3e2f4d2-1111-4222-8333-444455556666',
  }
  const files = { scan: { name: 'a.png', type: 'image/png', bytes: PNG } }
  const both = await Promise.all([1, 2].map(() => clerk.post(`${base}/keying`, values, { files, follow: false })))
  assert.equal(both[0]!.headers['location'], both[1]!.headers['location'])
  assert.deepEqual([await count('response'), await count('stored_file')], [before[0]! + 1, before[1]! + 1])
})

test('days that cannot be, late ones without a reason and files of another kind are refused, nothing lost', async () => {
  const ahead = await key({ 'received-year': '2027' })
  assert.equal(ahead.status, 422)
  assert.match(words(ahead.body), /must be today or a day that has passed/)
  assert.match(ahead.body, /From a letter/)
  assert.match(words((await key({ 'received-year': '2025' })).body), /before the consultation opened/)
  const clerk = await app.visitor(of.people.clerk)
  const files = {
    scan: { name: 'letter.pdf', type: 'application/pdf', bytes: Buffer.from('<script>not a scan</script>') },
  }
  const wrong = await clerk.send(`${base}/keying`, { channel: 'paper', ...received, ...answer('x') }, { files })
  assert.match(words(wrong.body), /PDF, PNG or JPEG file/)
  const now = app.clock.now
  app.clock.now = new Date('2026-05-06T09:00:00Z')
  try {
    const late = { 'received-day': '4', 'received-month': '5' }
    assert.match(words((await key(late)).body), /Say why it was late/)
    assert.equal((await key({ ...late, late_reason: 'Posted on 30 April' })).status, 200)
    const kept = await app.hub.db.selectFrom('late_response').select('why_late').execute()
    assert.deepEqual(kept, [{ why_late: 'Posted on 30 April' }])
  } finally {
    app.clock.now = now
  }
})

test('what came on paper need not answer everything, and a form that comes back does not ask for it', async () => {
  const clerk = await app.visitor(of.people.clerk)
  assert.doesNotMatch(words((await clerk.get(`${base}/keying`)).body), /We need an answer/)
  const back = await clerk.post(`${base}/keying`, {
    channel: 'letter',
    ...received,
    'received-month': '13',
    [`q-${of.questions[1]}`]: 'Only this',
    action: 'give',
  })
  assert.equal(back.status, 422)
  assert.doesNotMatch(words(back.body), /Choose an answer to/)
})

test('comments by paragraph are keyed by their numbers, and a number that is not there is told', async () => {
  const row = { comment_1_number: '9.9', comment_1_words: 'Ten days, please.' }
  const unknown = await key(row)
  assert.equal(unknown.status, 422)
  assert.match(words(unknown.body), /There is no paragraph 9\.9 in Draft code/)
  assert.match(unknown.body, /Ten days, please\./)
  assert.equal((await key({ ...row, comment_1_number: ' 1.1. ' })).status, 200)
  const { comments, reference } = await newest()
  assert.deepEqual(comments, { [of.paragraphs[1]!]: 'Ten days, please.' })
  const lead = await app.visitor(of.people.lead)
  const differs = await lead.send(`${base}/keying/${reference}/check`, {
    ...answer('From a letter'),
    ...row,
    comment_1_number: '1.1',
    comment_1_words: 'Two days, please.',
    action: 'give',
  })
  assert.match(words(differs.body), /Ten days, please\. Two days, please\./)
})

test('what was keyed is found again: to be checked by another, and its letter posted', async () => {
  await key({ contact_post: '2 Low Street' })
  const { reference } = await newest()
  const clerk = await app.visitor(of.people.clerk)
  const form = await clerk.get(`${base}/keying`)
  assert.match(form.body, new RegExp(`href="${base}/keying/${reference}"`))
  assert.ok(!form.body.includes(`href="${base}/responses"`), 'a clerk is led to nothing they may not open')
  const letters = await clerk.get(`${base}/keyed?left=letter`)
  assert.match(words(letters.body), new RegExp(`${reference} 27 February 2026 Letter, with scan Example clerk`))
  assert.match(words(letters.body), /By somebody else To post/)
  const lead = await app.visitor(of.people.lead)
  assert.match((await lead.get(`${base}/keyed?left=check`)).body, new RegExp(`keying/${reference}/check`))
  assert.equal((await (await app.visitor(of.people.reviewer)).get(`${base}/keyed`)).status, 403)
})

test('a second person checks the keying; differences are shown and settled', async () => {
  await key()
  const { reference } = await newest()
  const check = `${base}/keying/${reference}/check`
  const own = await app.visitor(of.people.clerk)
  assert.match(words((await own.get(check)).body), /You keyed this in yourself/)
  const lead = await app.visitor(of.people.lead)
  const differs = await lead.send(check, { ...answer('From another letter'), action: 'give' })
  assert.equal(differs.status, 422)
  assert.match(words(differs.body), /What would you change\? From a letter From another letter/)
  const settled = await lead.post(check, { ...answer('From another letter'), action: 'give', settle: 'second' })
  assert.match(words(settled.body), /A second person keyed this in.*From another letter/)
})

test('confidential responses and names appear nowhere for one without the right', async () => {
  const visitor = await app.visitor()
  const said = { [`q-${of.questions[1]}`]: 'Whistle blown', [`q-${of.questions[0]}`]: '1' }
  const all = {
    ...said,
    ...secret,
    behalf: 'organisation',
    publish_name: 'yes',
    may_publish: 'yes',
    confidential: 'yes',
    action: 'give',
  }
  await visitor.send(`${base}/response`, all)
  const { reference, published_as, may_publish } = await newest()
  assert.deepEqual([published_as, may_publish], ['', false])
  const [lead, reviewer, stranger] = await Promise.all(
    ['lead', 'reviewer', 'stranger'].map(who => app.visitor(of.people[who as 'lead'])),
  )
  for (const path of [`${base}/responses`, `${base}/responses.csv`, `${base}/responses.xlsx`]) {
    const read = async (who: typeof lead) => {
      const { body, bytes } = await who!.get(path)
      return path.endsWith('.xlsx') ? sheetsIn(bytes).join('\n') : body
    }
    const [mine, theirs] = [await read(lead), await read(reviewer)]
    assert.ok(mine.includes(reference) && !theirs.includes(reference), path)
    for (const name of Object.values(secret)) assert.ok(!mine.includes(name) && !theirs.includes(name), name)
    assert.ok(!theirs.includes('Whistle blown'))
    assert.equal((await stranger!.get(path)).status, 403)
  }
})

test('an opening is written down with who and why, shows the contact to its opener only, and the log shows it', async () => {
  await (await app.visitor()).send(`${base}/response`, { ...answer('Reach me'), ...secret, action: 'give' })
  const { reference } = await newest()
  const lead = await app.visitor(of.people.lead)
  const shown = await lead.send(`${base}/seal/openings`, { reference, purpose: 'ask-back' })
  assert.match(words(shown.body), /Ada Secret.*Secret Society.*ada@secret\.example/)
  const log = words((await lead.get(`${base}/seal`)).body)
  assert.match(log, new RegExp(`${reference} To ask the respondent something Example lead`))
  const reviewer = await app.visitor(of.people.reviewer)
  assert.equal((await reviewer.get(`${base}/seal`)).status, 403)
  const entries = await app.hub.db.selectFrom('audit_entry').selectAll().execute()
  assert.ok(!JSON.stringify(entries).includes('Secret'))
})

test('acknowledgements still owed are sent once, every opening logged', async () => {
  await key(answer('Nobody thanked me yet'))
  const { id } = await newest()
  const contact = { name: '', organisation: '', email: 'owed@example.org', phone: '', post: '' }
  await app.hub.db
    .insertInto('respondent_contact')
    .values({ ...sealContact(app.hub.seal, contact), response_id: id })
    .execute()
  assert.match((await acknowledgeResponses.run(app.hub))!, /^1 /)
  assert.match((await acknowledgeResponses.run(app.hub))!, /^0 /)
  const mail = await app.hub.db.selectFrom('outgoing_mail').selectAll().orderBy('id', 'desc').executeTakeFirstOrThrow()
  assert.equal(openMail(app.hub.seal, mail).to, 'owed@example.org')
  const opened = await app.hub.db
    .selectFrom('seal_opening')
    .innerJoin('respondent_contact as contact', 'contact.id', 'seal_opening.respondent_contact_id')
    .select('opened_by_label')
    .where('contact.response_id', '=', id)
    .execute()
  assert.deepEqual(opened, [{ opened_by_label: 'system' }])
})

test('contact details are erased when their time is over, and drafts with them', async () => {
  await (await app.visitor()).send(`${base}/response`, { ...answer('Draft'), action: 'save' })
  await app.hub.db.updateTable('respondent_contact').set({ feedback_sent_at: app.clock.now }).execute()
  await app.hub.db.updateTable('consultation').set({ reported_at: app.clock.now }).where('id', '=', of.id).execute()
  const now = app.clock.now
  const left = () => app.hub.db.selectFrom('respondent_contact').selectAll().where('erased_at', 'is', null).execute()
  const before = (await left()).length
  await forgetRespondents.run(app.hub)
  assert.equal((await left()).length, before)
  app.clock.now = new Date('2028-03-03T09:00:00Z')
  try {
    await forgetRespondents.run(app.hub)
  } finally {
    app.clock.now = now
    await app.hub.db.updateTable('consultation').set({ reported_at: null }).where('id', '=', of.id).execute()
  }
  assert.equal((await left()).length, 0)
  const papers = app.hub.db.selectFrom('response').select('id').where('scan_file_id', 'is not', null)
  assert.equal((await papers.execute()).length, 0, 'scans go with the contacts')
  assert.equal((await app.hub.db.selectFrom('response_draft').selectAll().execute()).length, 0)
})

test('who opened a seal can be neither changed nor deleted in the database', async () => {
  const { db } = app.hub
  assert.ok((await openings()) > 0)
  await assert.rejects(db.updateTable('seal_opening').set({ opened_by_label: 'nobody' }).execute(), /refused/)
  await assert.rejects(db.deleteFrom('seal_opening').execute(), /refused/)
})

test('once the outcome is reported a response is not keyed in, and nothing typed is lost', async () => {
  const { db } = app.hub
  const clerk = await app.visitor(of.people.clerk)
  const form = await clerk.get(`${base}/keying`)
  const once = /name="_once" value="([^"]+)"/.exec(form.body)![1]!
  const typed = { _once: once, channel: 'letter', ...received, ...answer('Mislaid'), action: 'give' }
  const count = async () => (await db.selectFrom('response').select('id').execute()).length
  const before = await count()
  await db
    .updateTable('consultation')
    .set(eb => ({ state: 'reported', reported_at: new Date(), version: eb('version', '+', 1) }))
    .where('id', '=', of.id)
    .execute()
  const late = await clerk.post(`${base}/keying`, typed)
  assert.equal(late.status, 422)
  assert.match(
    words(late.body),
    /nobody would read it or decide on it.*Ask Consultation team to open the register again/,
  )
  assert.match(late.body, /<textarea[^>]*>Mislaid<\/textarea>/)
  assert.match(late.body, /href="data:text\/plain[^"]*Mislaid/)
  assert.equal(await count(), before)
  const lead = await app.visitor(of.people.lead)
  assert.match((await lead.get(`${base}/keying`)).body, new RegExp(`href="${base}/analysis"`))
  await db
    .updateTable('consultation')
    .set(eb => ({ state: 'analysing', version: eb('version', '+', 1) }))
    .where('id', '=', of.id)
    .execute()
  app.hub.forgetPages()
  assert.equal((await clerk.post(`${base}/keying`, typed)).status, 200)
  assert.equal(await count(), before + 1)
})

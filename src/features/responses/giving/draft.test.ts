import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, words } from '../../../../test/support/app.ts'
import { findForm } from '../../../../worlds/visitor.ts'
import { day } from '../../../kernel/day.ts'
import { openMail } from '../../../mail/mail.ts'
import { type OpenConsultation, openConsultation } from '../open-consultation.fixture.ts'
import { forgetRespondents } from '../upkeep.job.ts'

let app: TestApp
let of: OpenConsultation
let path: string

before(async () => {
  app = await testApp()
  of = await openConsultation(app.hub.db, 'together')
  path = `/consultations/${of.slug}/response`
})
after(() => app.close())

async function saved(values: Record<string, string>): Promise<string> {
  const answer = await (await app.visitor()).send(path, { ...values, action: 'save' }, { follow: false })
  assert.equal(answer.status, 303)
  return /^\/drafts\/[^?]+/.exec(String(answer.headers['location']))![0]
}

test('what is put aside is kept as typed, mistakes and all, and found again on another device', async () => {
  const draft = await saved({ [`q-${of.questions[1]}`]: 'Half a thought ', contact_email: 'not an address' })
  const elsewhere = await app.visitor()
  assert.match(words((await elsewhere.get(draft)).body), /not given yet.*1 of 2 questions answered/)
  const form = await elsewhere.get(`${draft}/response`)
  assert.match(form.body, /Half a thought/)
  assert.match(form.body, /value="not an address"/)
  const rows = await app.hub.db.selectFrom('response_draft').selectAll().execute()
  assert.ok(rows.every(row => !row.sealed.includes('Half a thought')))
})

test('saved with an address, the way back is mailed, sealed', async () => {
  const draft = await saved({ contact_email: 'ada@example.org', [`q-${of.questions[1]}`]: 'Later' })
  const row = await app.hub.db.selectFrom('outgoing_mail').selectAll().orderBy('id', 'desc').executeTakeFirstOrThrow()
  assert.ok(openMail(app.hub.seal, row).body.includes(`http://hub.test${draft}`))
  const visitor = await app.visitor()
  assert.match(words((await visitor.send(draft, { email: 'ben@example.org' })).body), /on its way/)
})

test('a draft is given once, whoever gives it, and leads to its receipt from then on', async () => {
  const draft = await saved({ [`q-${of.questions[0]}`]: '1' })
  const [one, two] = [await app.visitor(), await app.visitor()]
  const pages = await Promise.all([one.get(`${draft}/response`), two.get(`${draft}/check`)])
  assert.ok(pages.every(page => page.status === 200))
  const values = { [`q-${of.questions[0]}`]: '1', action: 'give' }
  const given = await Promise.all([
    one.post(`${draft}/response`, values, { follow: false }),
    two.post(`${draft}/check`, findForm(pages[1]!.body)!.values, { follow: false }),
  ])
  assert.equal(given.filter(answer => /\/responses\/.*done=/.test(String(answer.headers['location']))).length, 1)
  assert.match((await one.get(draft)).url, /^\/responses\//)
  const { n } = await app.hub.db
    .selectFrom('response')
    .select(eb => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  assert.equal(Number(n), 1)
})

test('section by section: the first saved begins the draft, and the last leads to the check', async () => {
  const visitor = await app.visitor()
  const first = await visitor.send(`${path}/sections/1`, { [`q-${of.questions[0]}`]: '2' })
  assert.match(first.url, /^\/drafts\/[^/]+\/sections\/2/)
  assert.match(words(first.body), /Part 2 of 3 ?How we meet/)
  const base = /^\/drafts\/[^/]+/.exec(first.url)![0]
  const about = await visitor.send(`${base}/sections/2`, { [`q-${of.questions[2]}`]: 'yearly', action: 'save' })
  assert.match(about.url, /sections\/about-you/)
  await visitor.send(`${base}/sections/about-you`, { behalf: 'personal', area_part: 'Northtown' })
  const check = words((await visitor.get(`${base}/check`)).body)
  assert.match(check, /Agree.*Once a year.*For myself.*Northtown/)
  assert.match(
    (await visitor.send(`${base}/check`, {}, { follow: false })).headers['location'] as string,
    /^\/responses\//,
  )
})

test('comments under the paragraphs of a document, without script', async () => {
  const visitor = await app.visitor()
  const paragraph = `p-${of.paragraphs[1]}`
  const draft = await visitor.send(`${path}/documents/${of.documentSlug}`, { [paragraph]: 'Seven days.' })
  assert.match(words(draft.body), /1 comment on a paragraph\./)
  const base = /^\/drafts\/[^?/]+/.exec(draft.url)![0]
  assert.match((await visitor.get(`${base}/response`)).body, /Seven days\./)
  const emptied = await visitor.send(`${base}/documents/${of.documentSlug}`, { [paragraph]: '' })
  assert.match(words(emptied.body), /No comments on paragraphs yet/)
})

test('two people on one draft: each section apart; on the same one, both texts are shown', async () => {
  const draft = await saved({ [`q-${of.questions[1]}`]: 'First text' })
  const [one, two] = [await app.visitor(), await app.visitor()]
  const seen = /name="seen" value="([^"]+)"/.exec((await one.get(`${draft}/sections/1`)).body)![1]!
  const secondSeen = /name="seen" value="([^"]+)"/.exec((await two.get(`${draft}/sections/2`)).body)![1]!
  await one.post(`${draft}/sections/1`, { seen, [`q-${of.questions[1]}`]: 'One wrote this' })
  const apart = await two.post(`${draft}/sections/2`, { seen: secondSeen, [`q-${of.questions[2]}`]: 'monthly' })
  assert.equal(apart.status, 200)
  const clash = await two.post(`${draft}/sections/1`, { seen, [`q-${of.questions[1]}`]: 'Two wrote this' })
  assert.equal(clash.status, 409)
  assert.match(clash.body, /One wrote this/)
  assert.match(clash.body, /Two wrote this/)
  const again = /name="seen" value="([^"]+)"/.exec(clash.body)![1]!
  assert.equal((await two.post(`${draft}/sections/1`, { seen: again, [`q-${of.questions[1]}`]: 'Both' })).status, 200)
})

test('after the close a draft is handed back, also what was typed last', async () => {
  const draft = await saved({ [`q-${of.questions[1]}`]: 'Before the close' })
  const visitor = await app.visitor()
  const seen = /name="seen" value="([^"]+)"/.exec((await visitor.get(`${draft}/response`)).body)![1]!
  const now = app.clock.now
  app.clock.now = new Date('2026-05-03T09:00:00Z')
  try {
    const late = await visitor.post(`${draft}/response`, {
      seen,
      [`q-${of.questions[1]}`]: 'After the close',
      action: 'give',
    })
    assert.match(words(late.body), /closed at the end of 1 May 2026.*After the close/)
    // Saved last on 3 May, as its mail and its cookie say too.
    app.clock.now = new Date('2026-06-02T22:59:00Z')
    assert.equal((await visitor.get(draft)).status, 200)
    app.clock.now = new Date('2026-06-02T23:00:01Z')
    assert.equal((await visitor.get(draft)).status, 404)
  } finally {
    app.clock.now = now
  }
})

test('a draft stays for as long after the close as the close is moved', async () => {
  const draft = await saved({ [`q-${of.questions[1]}`]: 'Kept on' })
  const visitor = await app.visitor()
  const now = app.clock.now
  const close = async (on: string) => {
    await app.hub.db
      .updateTable('consultation')
      .set({ closes_on: day(on) })
      .where('id', '=', of.id)
      .execute()
    app.hub.forgetPages('here')
  }
  try {
    await close('2026-06-15')
    app.clock.now = new Date('2026-06-10T09:00:00Z')
    await forgetRespondents.run(app.hub)
    assert.match(words((await visitor.get(draft)).body), /keep it until 15 July 2026/)
    app.clock.now = new Date('2026-07-16T09:00:00Z')
    assert.equal((await visitor.get(draft)).status, 404)
    assert.match(String(await forgetRespondents.run(app.hub)), /^[1-9]\d* drafts/)
    assert.deepEqual(await app.hub.db.selectFrom('response_draft').select('id').execute(), [])
  } finally {
    app.clock.now = now
    await close('2026-05-01')
  }
})

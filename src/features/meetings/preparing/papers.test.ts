/** A paper that takes the place of another, comes late, or is for some seats alone. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, type Visitor, words } from '../../../../test/support/app.ts'
import { type SeatedPartnership, seatedPartnership } from '../../../../test/support/seated-partnership.ts'
import { newId } from '../../../db/ids.ts'
import { day } from '../../../kernel/day.ts'
import { openMail } from '../../../mail/mail.ts'

let app: TestApp
let of: SeatedPartnership
let admin: Visitor
const meeting = newId()
const at = `/meetings/${meeting}`

before(async () => {
  app = await testApp(new Date('2026-03-02T09:00:00Z'))
  of = await seatedPartnership(app.hub.db, 'mill')
  admin = await app.visitor(of.people.admin)
  const dates = { held_on: day('2026-04-14'), announced_on: day('2026-03-02') }
  await app.hub.db
    .insertInto('meeting')
    .values({ id: meeting, partnership_id: of.id, state: 'planned', ...dates })
    .execute()
})
after(() => app.close())

const as = (person: keyof SeatedPartnership['people']) => app.visitor(of.people[person])
async function add(title: string, more: Record<string, string | string[]> = {}) {
  const file = { name: `${title}.txt`, type: 'text/plain', bytes: Buffer.from(`${title} text`) }
  return admin.send(`${at}/papers`, { title, pages: '1', ...more }, { files: { file } })
}
const idOf = async (title: string) =>
  (await app.hub.db.selectFrom('paper').select('id').where('title', '=', title).executeTakeFirstOrThrow()).id
async function statuses(title: string) {
  const path = `/papers/${await idOf(title)}`
  const people = { anybody: undefined, ada: of.people.ada, cleo: of.people.cleo, admin: of.people.admin }
  const found: Record<string, number> = {}
  for (const [name, person] of Object.entries(people))
    found[name] = (await (await app.visitor(person)).get(path)).status
  return found
}

test('a newer paper stands beside the one before, which says so once it is sent; only the newer is to be read', async () => {
  await add('Weir plan')
  await admin.send(`${at}/papers/sending`, {})
  assert.equal((await add('Weir plan, mended', { replaces_id: await idOf('Weir plan') })).status, 200)
  const ada = await as('ada')
  assert.doesNotMatch(words((await ada.get(at)).body), /A newer one is there/, 'not before it is sent')
  await admin.send(`${at}/papers/sending`, {})
  const page = await ada.get(at)
  assert.match(words(page.body), /Weir plan \(1 page\) A newer one is there The newer one Weir plan/)
  const read = [...page.body.matchAll(/name="paper" value="([^"]+)"/g)].map(([, id]) => id)
  assert.deepEqual(read, [await idOf('Weir plan, mended')])
  assert.match(words((await ada.get('/tasks')).body), /Read 1 paper/)
  assert.deepEqual((await ada.get(`/papers/${await idOf('Weir plan')}`)).body, 'Weir plan text', 'what was sent stays')
  const twice = await add('Weir plan, once more', { replaces_id: await idOf('Weir plan') })
  assert.equal(twice.status, 422)
  assert.match(words(twice.body), /Another paper takes its place already|Choose a paper of this meeting/)
})

test('a paper for some seats is kept from the others, and so is what takes its place; the mail names it to nobody', async () => {
  const open = await add('Pay', { for_seats: [of.seats.youth] })
  assert.equal(open.status, 422)
  assert.match(open.body, /href="#confidential"/)
  await add('Pay', { for_seats: [of.seats.youth], confidential: 'yes' })
  await admin.send(`${at}/papers/sending`, {})
  assert.deepEqual(await statuses('Pay'), { anybody: 404, ada: 200, cleo: 404, admin: 200 })
  await add('Pay, mended', { replaces_id: await idOf('Pay') })
  await admin.send(`${at}/papers/sending`, {})
  assert.deepEqual(await statuses('Pay, mended'), { anybody: 404, ada: 200, cleo: 404, admin: 200 })
  assert.doesNotMatch(words((await (await as('cleo')).get(at)).body), /Pay/)
  assert.match(words((await admin.get(`${at}/papers`)).body), /For Youth groups\./)
  const mails = await app.hub.db.selectFrom('outgoing_mail').selectAll().execute()
  assert.ok(mails.every(mail => !/\bPay\b/.test(openMail(app.hub.seal, mail).body)))
})

test('a paper sent after the days that the area adopted is marked late', async () => {
  const shown = async () => words((await (await app.visitor()).get(at)).body)
  app.clock.now = new Date('2026-04-12T09:00:00Z')
  admin = await as('admin')
  await add('Silt')
  await admin.send(`${at}/papers/sending`, {})
  assert.doesNotMatch(await shown(), /Silt \(1 page\) Late/, 'a suggestion makes nothing late')
  const { db } = app.hub
  const adoption = newId()
  await db
    .insertInto('rule_adoption')
    .values({ id: adoption, decided_on: day('2026-01-05'), decided_by: 'The governing group' })
    .execute()
  await db
    .insertInto('rule_value')
    .values({ id: newId(), rule_adoption_id: adoption, rule: 'papers', value: '5' })
    .execute()
  app.hub.forgetPages()
  assert.match(await shown(), /Silt \(1 page\) Late/)
  assert.doesNotMatch(await shown(), /Weir plan, mended \(1 page\) Late/)
})

/** What goes with a question in writing: papers to read first, an hour at which it closes, calling it off, and keeping it from the public. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, type Visitor, words } from '../../../../test/support/app.ts'
import { type SeatedPartnership, seatedPartnership, typedDay } from '../../../../test/support/seated-partnership.ts'
import { findForm } from '../../../../worlds/visitor.ts'
import { openMail } from '../../../mail/mail.ts'
import { closeWrittenJob } from './close-written.job.ts'

const begin = new Date('2026-03-02T09:00:00Z')
let app: TestApp
let of: SeatedPartnership
let admin: Visitor

before(async () => {
  app = await testApp(begin)
  of = await seatedPartnership(app.hub.db, 'lock')
  admin = await app.visitor(of.people.admin)
})
after(() => app.close())

const as = (person: keyof SeatedPartnership['people']) => app.visitor(of.people[person])
const question = {
  text: 'The towpath is lit until ten.',
  basis: 'The walk of 20 February.',
  why_written: 'The lamps are offered until Friday.',
  ...typedDay('closes_on', '2026-03-06'),
}
const file = (name: string, text: string) => ({ name, type: 'text/plain', bytes: Buffer.from(text) })

async function ask(more: Record<string, string> = {}, files = {}): Promise<{ path: string; id: string }> {
  const values = { ...question, owner_seat_id: of.seats.chair, ...more }
  const sent = await admin.send('/partnerships/lock/decisions/new', values, { follow: false, files })
  assert.equal(sent.status, 303, words(sent.body).slice(0, 600))
  const path = String(sent.headers['location']).split('?')[0]!
  return { path, id: path.split('/').at(-1)! }
}
async function mailsOf(id: string, to = ''): Promise<string[]> {
  const rows = await app.hub.db
    .selectFrom('outgoing_mail')
    .selectAll()
    .where('about_id', '=', id)
    .orderBy('id')
    .execute()
  return rows.filter(({ to_address }) => to_address.startsWith(to)).map(mail => openMail(app.hub.seal, mail).body)
}
const linkIn = (body: string) => /http:\/\/[^/]+(\/written-answers\/[^?\s]+)/.exec(body)![1]!

test('a paper is read from the mail before the answer, without signing in, and by everybody once it is decided', async () => {
  const paper = file('lamps.txt', 'Forty lamps')
  const refused = await admin.send(
    '/partnerships/lock/decisions/new',
    { ...question, owner_seat_id: of.seats.chair, paper_pages: '9' },
    { files: { paper } },
  )
  assert.equal(refused.status, 422)
  assert.match(refused.body, /href="#paper_summary"/)
  const { path, id } = await ask({ paper_title: 'Lamps', paper_pages: '2' }, { paper })
  const [mail] = await mailsOf(id, 'cleo')
  assert.match(mail!, /There is a paper to read first: Lamps\./)
  const link = linkIn(mail!)
  const nobody = await app.visitor()
  const shown = (await nobody.get(link)).body
  assert.match(words(shown), /1 paper to read first Lamps 2 pages/)
  const address = new RegExp(`href="(${link}/papers/[^"]+)"`).exec(shown)![1]!
  assert.equal((await nobody.get(address)).body, 'Forty lamps')
  const own = `/papers/${address.split('/').at(-1)}`
  const fetched = async () =>
    Promise.all(
      [undefined, of.people.outsider, of.people.ada].map(async one => (await (await app.visitor(one)).get(own)).status),
    )
  assert.deepEqual(await fetched(), [404, 404, 200], 'until it is decided it is for the seats')
  assert.equal((await nobody.get(address.replace(link, `/written-answers/${'a'.repeat(43)}`))).status, 404)
  const second = { title: 'Bats', pages: '1' }
  assert.equal((await (await as('ada')).get(`${path}/papers`)).status, 403)
  assert.equal(
    (await admin.send(`${path}/papers`, second, { files: { file: file('bats.txt', 'Bats sleep') } })).status,
    200,
  )
  assert.equal((await mailsOf(id)).filter(body => /A paper was added[\s\S]*Bats/.test(body)).length, 6)
  await nobody.post(link, { ...findForm(shown)!.values, position: 'for' })
  for (const person of ['ada', 'chair', 'dev'] as const) await (await as(person)).send(path, { position: 'for' })
  await admin.send(`${path}/closing`, {})
  assert.deepEqual(await fetched(), [200, 200, 200])
  assert.match(words((await admin.get(`${path}/papers`)).body), /This question is closed already/)
  const { decision_id } = await app.hub.db
    .selectFrom('written_procedure')
    .select('decision_id')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  assert.match(words((await nobody.get(`/decisions/${decision_id}`)).body), /2 papers to read first Lamps 2 pages Bats/)
})

test('it closes at the hour that was set, to the minute, and is closed by itself within five', async () => {
  const { path, id } = await ask({ closes_at: '5pm' })
  assert.match((await mailsOf(id, 'cleo'))[0]!, /Please answer by 6 March 2026, 5pm\./)
  app.clock.now = new Date('2026-03-06T16:59:59Z')
  const [ada, cleo] = [await as('ada'), await as('cleo')]
  const late = findForm((await cleo.get(path)).body)!.values
  assert.equal((await ada.send(path, { position: 'for' })).status, 200)
  await closeWrittenJob.run(app.hub)
  app.clock.now = new Date('2026-03-06T17:00:00Z')
  const refused = await cleo.post(path, { ...late, position: 'for', view: 'I was on the bus.' })
  assert.equal(refused.status, 422)
  assert.match(refused.body, /I was on the bus\./)
  const state = () =>
    app.hub.db
      .selectFrom('written_procedure')
      .select(['closed_on', 'result'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
  assert.deepEqual(await state(), { closed_on: null, result: null })
  await closeWrittenJob.run(app.hub)
  assert.deepEqual((await state()).closed_on, '2026-03-06')
  app.clock.now = begin
})

test('one that is called off decides nothing, keeps what was answered, and tells every seat why', async () => {
  const { path, id } = await ask()
  await (await as('ada')).send(path, { position: 'for', view: 'At last.' })
  for (const [because, says] of [
    ['', /Fill in/],
    ['x', /Say why it is called off/],
  ] as const)
    assert.match(words((await admin.send(`${path}/calling-off`, { because })).body), says)
  assert.equal((await (await as('ada')).get(`${path}/calling-off`)).status, 403)
  const stale = findForm((await admin.get(`${path}/closing`)).body)!.values
  assert.equal((await admin.send(`${path}/calling-off`, { because: 'The lamps are gone.' })).status, 200)
  const shown = words((await (await as('cleo')).get(path)).body)
  assert.match(shown, /Called off 2 March 2026.* The lamps are gone\. Answers so far Youth groups: For it\. At last\./)
  assert.doesNotMatch(shown, /Your answer/)
  assert.equal((await mailsOf(id)).filter(body => /It is called off: The lamps are gone\./.test(body)).length, 6)
  assert.equal((await admin.post(`${path}/closing`, stale)).status, 422)
  assert.match(words((await admin.get(`${path}/calling-off`)).body), /This question is closed already/)
  const link = linkIn((await mailsOf(id, 'cleo'))[0]!)
  assert.match(words((await (await app.visitor()).get(link)).body), /This question is closed/)
  const { decision_id } = await app.hub.db
    .selectFrom('written_procedure')
    .select('decision_id')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  assert.equal(decision_id, null)
})

test('one that is kept from the public stands in no mail and is read by its seats, but for who has an interest in it', async () => {
  const kept = {
    closed_to_public: 'yes',
    closed_reason: 'It is about a person',
    ...typedDay('relook_on', '2026-09-01'),
  }
  for (const [more, at] of [
    [{ ...kept, closed_reason: 'x' }, 'closed_reason'],
    [{ ...kept, ...typedDay('relook_on', '2026-03-01') }, 'relook_on'],
  ] as const) {
    const refused = await admin.send('/partnerships/lock/decisions/new', {
      ...question,
      owner_seat_id: of.seats.chair,
      ...more,
    })
    assert.equal(refused.status, 422)
    assert.match(refused.body, new RegExp(`href="#${at}`))
  }
  const secret = 'Peregrine'
  const { path, id } = await ask(
    { ...kept, text: secret, basis: secret, why_written: secret, paper_title: secret, paper_pages: '1' },
    { paper: file('p.txt', secret) },
  )
  const [cleo, chair, ada] = [await as('cleo'), await as('chair'), await as('ada')]
  assert.match(words((await cleo.get(path)).body), /Closed Closed because: It is about a person\. .*Peregrine/)
  await cleo.send(path, { position: 'conflict' })
  for (const person of [ada, chair]) await person.send(path, { position: 'for' })
  await (await as('dev')).send(path, { position: 'against', view: `${secret} no` })
  const own = words((await cleo.get(path)).body)
  assert.match(own, /is kept from you.*Your answer/)
  assert.doesNotMatch(own, /Peregrine/)
  assert.equal(
    (await cleo.send(path, { position: 'abstain' })).status,
    200,
    'who answered so by mistake can say otherwise',
  )
  assert.match(words((await cleo.get(path)).body), /Peregrine/)
  await cleo.send(path, { position: 'conflict' })
  const again = (await admin.get('/partnerships/lock/decisions/new')).body
  assert.match(again, new RegExp(`href="${path}"`), 'who runs it finds it again')
  assert.doesNotMatch(again, /Peregrine/)
  await admin.send(`${path}/closing`, {})
  const { decision_id } = await app.hub.db
    .selectFrom('written_procedure')
    .select('decision_id')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const { id: paper } = await app.hub.db
    .selectFrom('paper')
    .select('id')
    .where('written_procedure_id', '=', id)
    .executeTakeFirstOrThrow()
  const nobody = await app.visitor()
  for (const reader of [nobody, await as('outsider'), cleo])
    for (const address of [`/decisions/${decision_id}`, `/papers/${paper}`])
      assert.equal((await reader.get(address)).status, 404, address)
  for (const address of [`/decisions/${decision_id}`, `/papers/${paper}`])
    assert.match((await ada.get(address)).body, /Peregrine/)
  for (const address of [
    '/decisions?words=Peregrine',
    '/decisions.csv',
    '/partnerships/lock',
    '/api/v1/decisions',
    '/search?q=Peregrine',
    '/',
  ])
    assert.doesNotMatch(
      (await nobody.get(address)).body.replaceAll(/value="Peregrine"|“Peregrine”/g, ''),
      /Peregrine/,
      address,
    )
  assert.deepEqual(
    (await mailsOf(id)).filter(body => /Peregrine|written-answers/.test(body)),
    [],
  )
  assert.equal((await mailsOf(id)).filter(body => /kept from the public/.test(body)).length, 5 + 6)
})

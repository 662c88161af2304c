/** Signatures that others put on the register are stated until the organisation says for itself; one that it denies ends. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, words } from '../../../../test/support/app.ts'
import { type CompactWorld, makeCompact } from '../compact.fixture.ts'

let app: TestApp
let world: CompactWorld
let code: string

before(async () => {
  app = await testApp()
  world = await makeCompact(app.hub.db)
  const secretary = await app.visitor(world.people.secretary)
  await secretary.send('/compact/codes', {
    edition: 'leeds',
    status: 'in-force',
    why: 'Ours.',
    ...on('from', 2026, 1, 1),
  })
  code = (await app.hub.db.selectFrom('code').select('id').where('edition', '=', 'leeds').executeTakeFirstOrThrow()).id
})
after(() => app.close())

const on = (name: string, year: number, month: number, day: number) => ({
  [`${name}-day`]: String(day),
  [`${name}-month`]: String(month),
  [`${name}-year`]: String(year),
})
const signer = { signer_name: 'Ann Bell', signer_role: 'Chair', authority: 'The trustees, 20 January' }
const sign = async (organisation: string) =>
  (await app.visitor(world.people.secretary)).send('/compact/signatures/new', {
    organisation,
    code,
    ...signer,
    ...on('from', 2026, 2, 1),
  })
const signatureOf = (organisation: string) =>
  app.hub.db
    .selectFrom('signature')
    .selectAll()
    .where('organisation_id', '=', organisation)
    .where('code_id', '=', code)
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
const requestOf = async (record: string) =>
  (
    await app.hub.db
      .selectFrom('party_request')
      .select('id')
      .where('matter', '=', 'signatory.signature')
      .where('record_id', '=', record)
      .executeTakeFirstOrThrow()
  ).id

test('what the secretariat writes down is not confirmed, and the organisation is asked by mail', async () => {
  assert.match(words((await sign(world.charity)).body), /on the register\. The organisation is asked to confirm it/)
  const register = words((await (await app.visitor()).get('/compact/signatures')).body)
  assert.match(register, /Fen Aid.*Ann Bell, Chair not confirmed yet/)
  const { id } = await signatureOf(world.charity)
  const contact = await app.visitor(world.people.contact)
  const asked = await contact.get(`/asked/${await requestOf(id)}`)
  assert.match(words(asked.body), /By decision of: The trustees, 20 January\. Is that so\?/)
})

test('the organisation confirms it, and the register says that it said so itself', async () => {
  const { id } = await signatureOf(world.charity)
  const contact = await app.visitor(world.people.contact)
  await contact.send(`/asked/${await requestOf(id)}`, { agreed: 'yes', role: 'Chair' })
  const page = words((await (await app.visitor()).get(`/compact/signatures/${id}`)).body)
  assert.match(page, /The organisation said so itself/)
})

test('a signature that the organisation denies binds it no longer, and everybody sees that it was denied', async () => {
  await app.hub.db
    .updateTable('signature')
    .set({ to_day: '2026-02-20' as never })
    .execute()
  const again = await (await app.visitor(world.people.secretary)).send('/compact/signatures/new', {
    organisation: world.charity,
    code,
    ...signer,
    ...on('from', 2026, 3, 1),
  })
  assert.match(words(again.body), /asked to confirm/)
  const { id } = await signatureOf(world.charity)
  const contact = await app.visitor(world.people.contact)
  await contact.send(`/asked/${await requestOf(id)}`, {
    agreed: 'no',
    comment: 'The trustees never met.',
    role: 'Chair',
  })
  const signature = await signatureOf(world.charity)
  assert.equal(signature.to_day, '2026-03-01')
  const page = words((await (await app.visitor()).get(`/compact/signatures/${id}`)).body)
  assert.match(page, /says that it did not sign.*The trustees never met/)
})

const term = (id: string) => `/compact/signatures/${id}/term`

test('what an organisation denies is not renewed, and saving its page as it is leaves the denial', async () => {
  const secretary = await app.visitor(world.people.secretary)
  const { id } = await signatureOf(world.charity)
  const renewed = await secretary.send(term(id), { 'to-day': '', 'to-month': '', 'to-year': '' })
  assert.equal(renewed.status, 422)
  assert.match(words(renewed.body), /says that it did not sign\. Put a new signature/)
  await secretary.send(term(id), {})
  const kept = await signatureOf(world.charity)
  assert.equal(kept.to_day, '2026-03-01')
  assert.equal(kept.withdrawn_on, '2026-03-02')
  assert.match(kept.withdrawn_why, /The trustees never met/)
})

test('saving the page of a withdrawn signature as it is leaves the notice and its reason', async () => {
  const secretary = await app.visitor(world.people.secretary)
  await sign(world.council)
  const { id } = await signatureOf(world.council)
  await secretary.send(term(id), { ...on('to', 2026, 3, 20), why: 'The council is to be two.' })
  await secretary.send(term(id), {})
  const { to_day, withdrawn_on, withdrawn_why } = await signatureOf(world.council)
  assert.deepEqual(
    { to_day, withdrawn_on, withdrawn_why },
    { to_day: '2026-03-20', withdrawn_on: '2026-03-02', withdrawn_why: 'The council is to be two.' },
  )
})

test('denying one that ended prolongs it never, also where a later one stands', async () => {
  const earlier = await app.hub.db
    .selectFrom('signature')
    .select('id')
    .where('organisation_id', '=', world.charity)
    .where('code_id', '=', code)
    .orderBy('from_day')
    .executeTakeFirstOrThrow()
  const secretary = await app.visitor(world.people.secretary)
  const later = await secretary.send('/compact/signatures/new', {
    organisation: world.charity,
    code,
    ...signer,
    ...on('from', 2026, 3, 2),
  })
  assert.match(words(later.body), /asked to confirm/)
  const contact = await app.visitor(world.people.contact)
  const no = { agreed: 'no', comment: 'Never.', role: 'Chair' }
  assert.equal((await contact.send(`/asked/${await requestOf(earlier.id)}`, no)).status, 200)
  const { to_day } = await app.hub.db
    .selectFrom('signature')
    .select('to_day')
    .where('id', '=', earlier.id)
    .executeTakeFirstOrThrow()
  assert.equal(to_day, '2026-02-20')
})

test('who signs is named with role and authority, and nobody is named beforehand', async () => {
  const secretary = await app.visitor(world.people.secretary)
  const unnamed = await secretary.send('/compact/signatures/new', {
    organisation: world.council,
    code,
    ...on('from', 2026, 2, 1),
  })
  assert.equal(unnamed.status, 422)
  for (const missing of ['Who signs', 'In which role', 'By whose decision'])
    assert.match(words(unnamed.body), new RegExp(`Fill in “${missing}”`))
})

test('the form to sign on paper is a tagged PDF that names the text', async () => {
  const file = await (await app.visitor()).get('/codes/leeds/signatory-form.pdf')
  assert.equal(file.status, 200)
  assert.match(String(file.headers['content-type']), /pdf/)
  assert.match(file.body, /^%PDF-/)
  assert.equal((await (await app.visitor()).get('/codes/nowhere/signatory-form.pdf')).status, 404)
})

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, words } from '../../../../test/support/app.ts'
import { type CompactWorld, makeCompact } from '../compact.fixture.ts'

let app: TestApp
let world: CompactWorld

before(async () => {
  app = await testApp()
  world = await makeCompact(app.hub.db)
})
after(() => app.close())

const dayOf = (name: string, [year, month, day]: [number, number, number]) => ({
  [`${name}-day`]: String(day),
  [`${name}-month`]: String(month),
  [`${name}-year`]: String(year),
})
const codeId = async (edition: string) =>
  (await app.hub.db.selectFrom('code').select('id').where('edition', '=', edition).executeTakeFirstOrThrow()).id

test('codes that come with the Hub can be read by everybody, clause by clause, before any is adopted', async () => {
  const visitor = await app.visitor()
  const list = words((await visitor.get('/codes')).body)
  assert.match(list, /No code is in force yet/)
  assert.match(list, /Codes of other areas, ready to use \(8\)/)
  const code = await visitor.get('/codes/beds-luton-consultation-2009')
  assert.match(code.body, /id="7\.1"/)
  assert.match(code.body, /href="\/practices\/consultation\.standard-period"/)
  assert.equal((await visitor.get('/codes/nowhere')).status, 404)
})

test('a practice shows what it asks, by which clauses, and an example for each finding as the engine gives it', async () => {
  const page = await (await app.visitor()).get('/practices/consultation.standard-period')
  assert.match(words(page.body), /ten weeks Not met Open for 10 weeks; the code asks for 12 weeks/)
  assert.match(page.body, /\/codes\/beds-luton-pack-2009[/#]/)
  assert.equal((await (await app.visitor()).get('/practices/consultation.none')).status, 404)
})

test('the secretariat adopts a code, which others may not, and a newer edition takes its place', async () => {
  assert.equal((await (await app.visitor(world.people.contact)).get('/compact/codes')).status, 403)
  const visitor = await app.visitor(world.people.secretary)
  const values = { edition: 'devon-2008', status: 'in-force', why: 'Our first code.', ...dayOf('from', [2020, 1, 1]) }
  const undated = await visitor.send('/compact/codes', { ...values, 'from-day': '', 'from-month': '', 'from-year': '' })
  assert.equal(undated.status, 422)
  assert.match(undated.body, /Our first code/)
  assert.match(words((await visitor.send('/compact/codes', values)).body), /The code is listed/)
  const first = await codeId('devon-2008')
  const next = {
    edition: 'leeds',
    status: 'in-force',
    why: 'Shorter.',
    replaces: first,
    ...dayOf('from', [2026, 2, 1]),
  }
  assert.match(words((await visitor.send('/compact/codes', next)).body), /List it as a draft first/)
  await visitor.send('/compact/codes', { ...next, status: 'draft' })
  const list = words((await (await app.visitor()).get('/codes')).body)
  assert.match(list, /In force \(1\)/)
  assert.match(list, /Drafts \(1\)/)
  const unexplained = await visitor.send('/compact/codes/leeds/in-force', dayOf('from', [2026, 2, 1]))
  assert.equal(unexplained.status, 422)
  await visitor.send('/compact/codes/leeds/in-force', {
    ...dayOf('from', [2026, 2, 1]),
    reason: 'The forum asked for it.',
  })
  const after = words((await (await app.visitor()).get('/codes')).body)
  assert.match(after, /In force \(1\)/)
  assert.match(after, /No longer in force \(1\)/)
})

const ownCode = (practice: string, title = 'Our own code'): string => `code: our-own
title: ${title}
area: Fen
subject: consultation
status: draft
sections:
- number: "1"
  title: Time
  clauses:
  - {clause: "1.1", gist: "Eight weeks", actor: organisation, kind: duty, practices: [${practice}]}
`
const asFile = (text: string | Uint8Array) => ({
  files: { file: { name: 'our-own.yaml', type: 'application/yaml', bytes: Buffer.from(text) } },
})

test('a code of the area’s own is brought in as a file, and a faulty one is refused with line and remedy', async () => {
  const visitor = await app.visitor(world.people.secretary)
  const values = { status: 'in-force', why: 'Our words.', ...dayOf('from', [2026, 2, 1]) }
  const send = (text: string | Uint8Array, at = '/compact/codes', more = {}) =>
    visitor.send(at, { ...values, ...more }, asFile(text))
  const faulty = [
    [ownCode('consultation.standard-peroid'), /Line 10: There is no practice .*standard-peroid.* Did you mean/],
    [ownCode('{consultation.standard-period: {weeks: eight}}'), /Line 10: .*weeks/],
    [`${ownCode('')}  - {clause: "1.1", gist: "Again", actor: both, kind: duty, practices: []}\n`, /Line 11: .*twice/],
    [ownCode('').replace('sections:', 'sections: ['), /Line \d+: This is not well-formed YAML/],
    [Buffer.from([0x63, 0xff, 0xfe]), /not text in UTF-8/],
  ] as const
  for (const [text, said] of faulty) {
    const refused = await send(text)
    assert.equal(refused.status, 422)
    assert.match(words(refused.body), said)
    assert.match(refused.body, /Our words\./)
  }
  assert.equal((await visitor.send('/compact/codes', values)).status, 422)
  const swapped = await send(ownCode('{consultation.standard-period: {weeks: 1}}'))
  assert.equal(swapped.status, 422)
  assert.match(
    words(swapped.body),
    /Clause \S+: The words say 8 weeks, but .* is set to 1 week\. List it as a draft first/,
  )
  assert.match(words((await send(ownCode('consultation.standard-period'))).body), /The code is listed/)
  assert.match(words((await (await app.visitor()).get('/codes/our-own')).body), /Eight weeks/)
})

test('an edition that was changed meanwhile is not changed unseen', async () => {
  const visitor = await app.visitor(world.people.secretary)
  const answer = await visitor.send('/compact/codes/leeds', { version: '9', why: 'Mine' })
  assert.equal(answer.status, 409)
  assert.match(answer.body, /Mine/)
})

test('a contact signs for their own organisation only; an overlap is explained; withdrawing ends it', async () => {
  const contact = await app.visitor(world.people.contact)
  const code = await codeId('leeds')
  const signer = { signer_name: 'Con Tact', signer_role: 'Chair', authority: 'The trustees, 20 January' }
  const values = { organisation: world.charity, code, ...signer, ...dayOf('from', [2026, 2, 1]) }
  const others = await contact.send('/compact/signatures/new', { ...values, organisation: world.council })
  assert.equal(others.status, 422)
  assert.match(words((await contact.send('/compact/signatures/new', values)).body), /The signature is on the register/)
  const again = await contact.send('/compact/signatures/new', { ...values, ...dayOf('from', [2026, 3, 1]) })
  assert.equal(again.status, 422)
  assert.match(words(again.body), /Fen Aid has signed .* since 1 February 2026 with no end set/)
  assert.match(words((await (await app.visitor()).get('/compact')).body), /1 organisation has signed .*Fen Aid/)
  const { id } = await app.hub.db.selectFrom('signature').select('id').executeTakeFirstOrThrow()
  assert.equal((await (await app.visitor(world.people.lead)).get(`/compact/signatures/${id}/term`)).status, 403)
  const early = await contact.send(`/compact/signatures/${id}/term`, dayOf('to', [2026, 1, 1]))
  assert.equal(early.status, 422)
  const unsaid = await contact.send(`/compact/signatures/${id}/term`, dayOf('to', [2026, 3, 1]))
  assert.equal(unsaid.status, 422, 'an end needs its reason')
  const why = 'We merge with another group.'
  const ended = await contact.send(`/compact/signatures/${id}/term`, { ...dayOf('to', [2026, 3, 1]), why })
  assert.match(
    words(ended.body),
    /Signed by Con Tact Role Chair By decision of The trustees, 20 January.*said so itself/,
  )
  assert.match(
    words((await (await app.visitor()).get(`/compact/signatures/${id}`)).body),
    /We merge with another group/,
  )
  assert.match(
    words((await (await app.visitor()).get('/compact/signatures')).body),
    /0 signatures stand; 1 was ever given/,
  )
})

test('a champion is named, shown to everybody, and ended', async () => {
  const contact = await app.visitor(world.people.contact)
  const unknown = await contact.send('/compact/champions/new', { organisation: world.charity, email: 'no@example.org' })
  assert.equal(unknown.status, 422)
  await contact.send('/compact/champions/new', { organisation: world.charity, email: 'MEM.ber@example.org' })
  const twice = await contact.send('/compact/champions/new', {
    organisation: world.charity,
    email: 'mem.ber@example.org',
  })
  assert.equal(twice.status, 422)
  assert.match(
    words((await (await app.visitor()).get('/compact/champions')).body),
    /Fen Aid Mem Ber mem\.ber@example\.org/,
  )
  const { id } = await app.hub.db.selectFrom('champion').select('id').executeTakeFirstOrThrow()
  assert.equal((await (await app.visitor(world.people.stranger)).get(`/compact/champions/${id}/end`)).status, 403)
  await contact.send(`/compact/champions/${id}/end`, {})
  assert.match(
    words((await (await app.visitor()).get('/compact/champions')).body),
    /No organisation has named a champion/,
  )
})

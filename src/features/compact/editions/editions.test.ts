import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type TestApp, testApp, type Visitor, words } from '../../../../test/support/app.ts'
import { newId } from '../../../db/ids.ts'
import { day } from '../../../kernel/day.ts'
import { sealEditions } from '../codes/sealing.queries.ts'
import { type CompactWorld, makeCompact } from '../compact.fixture.ts'

let app: TestApp
let world: CompactWorld
let secretary: Visitor

before(async () => {
  app = await testApp()
  world = await makeCompact(app.hub.db)
  secretary = await app.visitor(world.people.secretary)
})
after(() => app.close())

const dayOf = (name: string, [year, month, date]: [number, number, number]) => ({
  [`${name}-day`]: String(date),
  [`${name}-month`]: String(month),
  [`${name}-year`]: String(year),
})

/** A code of three clauses, as a file. */
const marsh = (name: string, { weeks = 10, said = 'ten weeks', more = '' } = {}): string => `code: ${name}
title: Asking people, ${name}
area: Marshes
subject: consultation
status: agreed
sections:
  - number: "2"
    title: Time and thanks
    clauses:
      - clause: "2.1"
        gist: Consultations are open for at least ${said}
        actor: organisation
        kind: duty
        practices: [{consultation.standard-period: {weeks: ${weeks}}}, consultation.acknowledged]
      - {clause: "2.2", gist: "Groups are payed for their time", actor: organisation, kind: duty, practices: []}
      - {clause: "2.3", gist: "Everybody is thanked", actor: statutory, kind: guidance, practices: []}
${more}`
const asFile = (name: string, text: string) => ({
  files: { file: { name: `${name}.yaml`, type: 'application/yaml', bytes: Buffer.from(text) } },
})
const list = (name: string, text: string, values: Record<string, string> = {}) =>
  secretary.send('/compact/codes', { status: 'draft', why: 'Agreed at the forum.', ...values }, asFile(name, text))
const idOf = async (edition: string) =>
  (await app.hub.db.selectFrom('code').select('id').where('edition', '=', edition).executeTakeFirstOrThrow()).id
const page = async (path: string, visitor?: Visitor) => words((await (visitor ?? (await app.visitor())).get(path)).body)

test('a draft takes another file until it is in force or signed; then no page takes one in its place', async () => {
  await list('marsh-1', marsh('marsh-1'))
  const at = '/compact/codes/marsh-1'
  const other = await secretary.send(at, {}, asFile('x', marsh('marsh-9')))
  assert.match(words(other.body), /This file holds another code/)
  const broken = await secretary.send(at, {}, asFile('x', marsh('marsh-1').replace('acknowledged', 'acknowleged')))
  assert.equal(broken.status, 422)
  assert.match(words(broken.body), /Line 14: There is no practice/)
  await secretary.send(at, {}, asFile('x', marsh('marsh-1', { weeks: 9, said: 'nine weeks' })))
  assert.match(await page('/codes/marsh-1'), /at least nine weeks/)
  await secretary.send(at, {}, asFile('x', marsh('marsh-1')))
  await secretary.send(`${at}/in-force`, dayOf('from', [2026, 1, 5]))
  assert.doesNotMatch((await secretary.get(at)).body, /type="file"/)
  const swapped = await secretary.send(at, { why: 'Swapped.' }, asFile('x', marsh('marsh-1', { weeks: 1 })))
  assert.equal(swapped.status, 422)
  assert.match(words(swapped.body), /List the file as a new edition/)
  assert.match(await page('/codes/marsh-1'), /at least ten weeks.*Fingerprint|Fingerprint.*at least ten weeks/)
})

const signer = { signer_name: 'Con Tact', signer_role: 'Chair', authority: 'The trustees, 20 January' }

test('the database refuses another text, another day and another past for an edition in force, and keeps its signatures', async () => {
  const { db } = app.hub
  const code = await idOf('marsh-1')
  const contact = await app.visitor(world.people.contact)
  await contact.send('/compact/signatures/new', {
    organisation: world.charity,
    code,
    ...signer,
    ...dayOf('from', [2026, 2, 1]),
  })
  const signature = await db.selectFrom('signature').selectAll().executeTakeFirstOrThrow()
  const { fingerprint } = await db
    .selectFrom('code')
    .select('fingerprint')
    .where('id', '=', code)
    .executeTakeFirstOrThrow()
  assert.equal(signature.fingerprint, fingerprint)
  const never = [
    sql`update code set source = 'code: other' where id = ${code}`,
    sql`update code set binding = '{}', fingerprint = encode(sha256('{}'), 'hex') where id = ${code}`,
    sql`update code set fingerprint = repeat('0', 64) where id = ${code}`,
    sql`update code set in_force_from = '2020-01-01' where id = ${code}`,
    sql`update code set status = 'draft' where id = ${code}`,
    sql`delete from code where id = ${code}`,
    sql`update signature set code_id = ${code}, from_day = '2020-01-01'`,
    sql`update signature set fingerprint = repeat('0', 64)`,
    sql`delete from signature`,
  ]
  for (const statement of never)
    await assert.rejects(statement.execute(db), /never changes|is kept|violates|fingerprint/)
})

test('an erratum mends a slip beside the words that were adopted, and nothing that binds', async () => {
  const at = '/compact/codes/marsh-1/errata'
  assert.equal((await (await app.visitor(world.people.contact)).get(at)).status, 403)
  const refused: readonly (readonly [string, string, RegExp])[] = [
    ['2.1', 'Consultations are open for at least one week', /A number is changed by a new edition only/],
    ['2.3', 'Everybody is not thanked', /puts in or takes out a "not"/],
    ['2.3', 'Rooms are warm', /more than how words are spelt/],
    ['9.9', 'Everybody is thanked', /no clause of that number/],
  ]
  for (const [clause, becomes, said] of refused) {
    const answer = await secretary.send(at, { clause, becomes, why: 'A slip.' })
    assert.equal(answer.status, 422)
    assert.match(words(answer.body), said)
  }
  const before = await app.hub.db
    .selectFrom('code')
    .select(['binding', 'fingerprint'])
    .where('edition', '=', 'marsh-1')
    .executeTakeFirstOrThrow()
  await secretary.send(at, { clause: '2.2', becomes: 'Groups are paid for their time', why: 'A word misspelt.' })
  const read = await page('/codes/marsh-1')
  assert.match(read, /Groups are paid for their time/)
  assert.match(
    read,
    /Erratum of 2 March 2026, by Sec Retary\. A word misspelt\. Adopted as: Groups are payed for their time/,
  )
  const later = await app.hub.db
    .selectFrom('code')
    .select(['binding', 'fingerprint'])
    .where('edition', '=', 'marsh-1')
    .executeTakeFirstOrThrow()
  assert.deepEqual(later, before)
  await assert.rejects(sql`update code_erratum set why = 'Another'`.execute(app.hub.db), /append-only/)
})

test('a draft that was dropped took no place: the code in force is not said to be replaced, and no data tell of it', async () => {
  await list('marsh-0', marsh('marsh-0', { weeks: 2 }), { replaces: await idOf('marsh-1') })
  await secretary.send('/compact/codes/marsh-0/end', { why: 'Nobody wanted it.' })
  assert.doesNotMatch(await page('/codes/marsh-1'), /marsh-0/)
  assert.match(await page('/codes/marsh-0'), /A draft that was dropped\. .*Nobody wanted it/)
  assert.match(await page('/codes'), /Drafts that were dropped \(1\)/)
  assert.doesNotMatch(await page('/codes'), /No longer in force/)
  const reader = await app.visitor()
  assert.equal((await reader.get('/api/v1/codes/marsh-0')).status, 404)
  assert.doesNotMatch((await reader.get('/api/v1/clauses')).body, /marsh-0/)
})

test('a new edition is laid beside the one before, told to every signatory, and binds none until it agrees', async () => {
  const { db } = app.hub
  await list('marsh-2', marsh('marsh-2', { weeks: 1 }), { replaces: await idOf('marsh-1') })
  const bringIn = '/compact/codes/marsh-2/in-force'
  const shown = await page(bringIn, secretary)
  assert.match(shown, /1 clause asks for something else/)
  assert.match(shown, /before 10 weeks; now 1 week/)
  assert.match(shown, /The words say 10 weeks, but the check .* is set to 1 week/)
  assert.match(shown, /1 signatory will be told by mail Fen Aid/)
  const from = dayOf('from', [2026, 3, 2])
  assert.match(words((await secretary.send(bringIn, from)).body), /Choose the consultation that it came out of/)
  const unreported = await secretary.send(bringIn, { ...from, consultation: world.consultation })
  assert.equal(unreported.status, 422)
  await secretary.send(bringIn, { ...from, reason: 'The law changed in a week.' })
  const mail = await db
    .selectFrom('outgoing_mail')
    .select(['to_address', 'subject'])
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  assert.equal(mail.to_address, 'con.tact@example.org')
  assert.match(mail.subject, /A new edition to agree to: Asking people, marsh-2/)
  const changes = await page('/codes/marsh-2/changes')
  assert.match(changes, /The law changed in a week\./)
  assert.match(changes, /1 clause asks for something else/)
  const register = await page('/compact/signatures')
  assert.match(
    register,
    /Fen Aid .*has not agreed to the edition in force, and is judged by this one\. In force: Asking people, marsh-2/,
  )
  assert.match(await page('/codes/marsh-2'), /Fen Aid ?: Asking people, marsh-1/)
  const answerAt = '/organisations/fen-aid/editions/marsh-2'
  assert.equal((await secretary.get(answerAt)).status, 403)
  const contact = await app.visitor(world.people.contact)
  const instead = await contact.send('/compact/signatures/new', {
    organisation: world.charity,
    code: await idOf('marsh-2'),
    ...signer,
    ...dayOf('from', [2026, 3, 2]),
  })
  assert.match(words(instead.body), /an earlier edition of this code/)
  assert.match(await page(answerAt, contact), /before 10 weeks; now 1 week/)
  await contact.send(answerAt, { answer: 'not-agreed', note: 'One week is no time.' })
  assert.match(await page('/compact/codes/marsh-2', secretary), /did not agree on 2 March 2026 One week is no time/)
  app.clock.now = new Date('2026-03-04T09:00:00Z')
  const later = await app.visitor(world.people.contact)
  const unnamed = await later.send(answerAt, { answer: 'agreed', note: '' })
  assert.equal(unnamed.status, 422, 'whoever agrees signs, and is named with role and authority')
  await later.send(answerAt, { answer: 'agreed', signer_role: 'Chair', authority: 'The trustees', note: '' })
  const signedBy = words((await (await app.visitor()).get('/compact/signatures')).body)
  assert.match(signedBy, /Chair said by itself Stands/)
  assert.doesNotMatch(signedBy, /not confirmed yet Stands See it: Fen Aid, Consulting people, second/)
  const signed = await db
    .selectFrom('signature')
    .innerJoin('code', 'code.id', 'signature.code_id')
    .select(['code.edition', 'from_day', 'to_day', 'signature.fingerprint', 'code.fingerprint as of'])
    .orderBy('from_day')
    .execute()
  assert.deepEqual(
    signed.map(({ edition, from_day, to_day }) => [edition, from_day, to_day]),
    [
      ['marsh-1', '2026-02-01', '2026-03-03'],
      ['marsh-2', '2026-03-04', null],
    ],
  )
  for (const one of signed) assert.equal(one.fingerprint, one.of)
  assert.match(await page(answerAt, later), /has signed this edition\. There is nothing to answer/)
  const answers = await db.selectFrom('edition_answer').select(['answer', 'answered_by']).orderBy('id').execute()
  assert.deepEqual(
    answers.map(({ answer }) => answer),
    ['not-agreed', 'agreed'],
  )
  assert.deepEqual([...new Set(answers.map(({ answered_by }) => answered_by))], [world.people.contact])
})

test('a code is ended with a public reason, told to its signatories; what was signed stays', async () => {
  const at = '/compact/codes/marsh-2/end'
  secretary = await app.visitor(world.people.secretary)
  assert.equal((await secretary.send(at, { why: '' })).status, 422)
  await secretary.send(at, { why: 'The area has no Compact any more.' })
  assert.match(await page('/codes/marsh-2'), /No longer in force.*The area has no Compact any more/)
  assert.equal((await secretary.get(at)).status, 404)
  assert.equal((await app.hub.db.selectFrom('signature').select('id').execute()).length, 2)
  await assert.rejects(
    sql`update code set status = 'in-force' where edition = 'marsh-2'`.execute(app.hub.db),
    /does not come back/,
  )
})

test('an edition and a signature from before fingerprints get theirs from the text as it stands', async () => {
  const { db } = app.hub
  const id = newId()
  await db
    .insertInto('code')
    .values({
      id,
      edition: 'devon-2008',
      title: 'Devon',
      subject_kind: 'partnership',
      in_force_from: day('2020-01-01'),
    })
    .execute()
  await db
    .insertInto('signature')
    .values({ id: newId(), organisation_id: world.council, code_id: id, from_day: day('2020-01-01') })
    .execute()
  assert.equal(await sealEditions(db), 1)
  assert.equal(await sealEditions(db), 0)
  const row = await db
    .selectFrom('signature')
    .innerJoin('code', 'code.id', 'signature.code_id')
    .select(['signature.fingerprint', 'code.fingerprint as of', 'source'])
    .where('code.id', '=', id)
    .executeTakeFirstOrThrow()
  assert.match(row.fingerprint ?? '', /^[0-9a-f]{64}$/)
  assert.equal(row.fingerprint, row.of)
  assert.notEqual(row.source, null)
})
